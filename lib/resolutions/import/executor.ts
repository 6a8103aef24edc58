import type { DeadlinePhrase } from './find-deadline'
import { maskBrackets, maskQuotes } from './mask'
import { type Found, findBrackets, findPersons, personsInBracket, tidy, without } from './persons'
import {
  dativeStart,
  firstInfinitive,
  isBodyAcronym,
  isDativeExecutor,
  isExecutorNoun,
  isExecutorQualifier,
  isFunctionWord,
  wordsOf,
} from './words'

export type Executor = {
  text: string | null
  /** Offsets into the item's view; the stretch may hold brackets and names that `text` leaves out. */
  from: number
  to: number
  persons: Found[]
  recommendation: boolean
  /** The item says nothing else: a heading over its sub-items. */
  headingOnly: boolean
  confidence: number
}

const DELEGATES =
  /^(?:рекомендовать|предложить|поручить|обязать|предписать|указать|просить|попросить|потребовать|рекомендуется|рекомендует|предлагается)(?![а-яё])/i
const RECOMMENDS = /^(?:рекоменд|предлож|предлаг|просить|попросить)/i
// Where the executor ends and the manner of the duty begins.
const MANNER =
  /,?\s(?:в целях|в рамках|в соответствии|с уч[её]том|во исполнение|на основании|в пределах|в (?:установленн\S+ )?порядке|при(?= (?!Прав|Губ|Глав|глав|През|мини|админ))|дополнительно|незамедлительно|лично|в ходе|исходя|по (?:итогам|результатам|мере)|в случае|в течение|на период|после|своевременно|повторно|обязательно|ежегодно|ежемесячно|ежеквартально|постоянно|систематически|регулярно|совместно(?! с)|для (?:обеспечени|организаци|проведени|решени|повышени|достижени)\S*|в срок|не позднее|до \d|до (?:начала|окончания|завершения|конца)|с \d|с целью|к \d|также|не(?=\s|$)|ответственн\S+ за)(?![а-яё])/i
// «Поручить управлению образования подготовку плана»: without a second verb the object ends the executor.
const OBJECT =
  /\s(?:[а-яё]+(?:ку|цию|сию|ение|ание|тие|тку|чу)|работу|меры|план|доклад|отч[её]т|информацию|проведение)(?![а-яё])/i

// «Ответственность за … возложить на руководителей команд»
function laidOn(view: string, masked: string): Executor | null {
  const laid =
    /(?:^(?:персональную |личную |полную )?ответственност\S+ [^.]{0,300}?возлож\S+ на|^возложить (?:ответственност|обязанност|функци|исполнени|выполнени|полномочи|организаци|проведени)[^.]{0,300}? на|^(?:исполнени|выполнени|организаци|проведени|обязанност)\S+ [^.]{0,300}?возлож\S+ на)\s/i.exec(
      masked.trimStart(),
    )
  if (!laid) return null
  const from = view.length - view.trimStart().length + laid[0].length
  const stop = /[а-яё]{3,}[»)]?[.;](?:\s|$)/.exec(view.slice(from))
  const to = stop ? from + stop.index + stop[0].trimEnd().length - 1 : view.trimEnd().length
  const { text, persons } = readPhrase(view, from, to)
  return { text, from, to, persons, recommendation: false, headingOnly: false, confidence: 0.6 }
}

// «Возложить на руководителей команд ответственность за …»
function laidOnFirst(view: string, masked: string): Executor | null {
  const lead = view.length - view.trimStart().length
  const laid =
    /^(?:персонально )?возложить на (\S[^.:;]{2,250}?)\s(?:персональную |личную |полную )?(?:ответственность|обязанност[ьи]|функци[юи]|исполнение|выполнение|полномочия|организацию|проведение)(?![а-яё])/i.exec(
      masked.slice(lead),
    )
  if (!laid?.[1]) return null
  const from = lead + laid[0].indexOf(laid[1])
  const to = from + laid[1].length
  const { text, persons } = readPhrase(view, from, to)
  return { text, from, to, persons, recommendation: false, headingOnly: false, confidence: 0.6 }
}

// «Библиотекарь Сливина Д.Д. оформляет выставку»: an office in the nominative, its name and a verb in the present.
function actsNow(view: string): Executor | null {
  const person = findPersons(view.slice(0, 250))[0]
  if (!person) return null
  const office = view.slice(0, person.from)
  const first = wordsOf(office, 7)
  const named =
    first.length === 0 || (first.length < 7 && isExecutorNoun(first[0]?.text ?? '') && !/[.:;(]\s/.test(office))
  if (
    !named ||
    !/^,?\s(?!отч[её]т|совет|бюджет|пакет|предмет|комитет|кабинет|макет|результат|формат)[а-яё]{2,20}(?:ет|ит|ёт|ют|ят|ут|ат)(?:ся)?\s/.test(
      view.slice(person.to, person.to + 30),
    )
  )
    return null
  const { text, persons } = readPhrase(view, 0, person.to)
  return { text, from: 0, to: person.to, persons, recommendation: false, headingOnly: false, confidence: 0.75 }
}

/** Finds whose duty an item is. `view` is the item's text without its number; offsets are into it. */
export function findExecutor(view: string, deadline: DeadlinePhrase | null): Executor | null {
  const quoted = maskQuotes(view)
  const masked = maskBrackets(quoted)
  const laid = laidOnFirst(view, quoted) ?? laidOn(view, quoted)
  if (laid) return laid
  const acting = actsNow(view)
  if (acting) return acting
  let start = skipLead(view, 0, deadline)
  const first = wordsOf(masked.slice(start), 1)[0]
  if (!first) return null
  const delegates = DELEGATES.exec(masked.slice(start + first.from))
  let recommendation = false
  if (delegates) {
    recommendation = RECOMMENDS.test(delegates[0])
    start += first.from + delegates[0].length
    start = skipLead(view, start, deadline)
  }
  const colon = colonAt(masked, start)
  const verb = firstInfinitive(masked, start)
  const ended = colon >= 0 && (!verb || colon < verb.from)
  let end = ended ? colon : (verb?.from ?? labelAt(view, masked.length))
  // Names between verb and object: «Обязать директоров школ (Петров И.И.) провести».
  const phrase = quoted.slice(start, end)
  let sure = delegates ? delegated(phrase) : dativeStart(phrase)
  if (delegates && sure === 0) {
    const inner = innerDative(phrase)
    if (inner > 0) {
      start += inner
      sure = 0.7
    }
  }
  if (!delegates && sure === 0) {
    const named = personAfterDative(phrase, view.slice(start, end)) || nominative(phrase, view.slice(start, end), ended)
    const moved = named > 0 ? 0 : afterComma(phrase)
    sure = named || (moved > 0 ? 0.7 : 0)
    start += moved
  }
  if (sure === 0) return null
  if (!verb && !ended) {
    if (!delegates && wordsOf(masked.slice(start, end)).length > 25) return null
    const object = delegates ? OBJECT.exec(masked.slice(start, end)) : null
    if (object) end = start + object.index
  }
  const whole = end
  if (deadline && deadline.from > start && deadline.from < end) end = deadline.from
  end = beforeObject(masked, start, end)
  const manner = MANNER.exec(masked.slice(start, end))
  if (manner && manner.index > 2) end = start + manner.index
  const { text, persons } = readPhrase(view, start, end)
  if (text === null && persons.length === 0) return null
  const restEnd = ended ? colon + 1 : whole
  const headingOnly = (!verb || ended) && /^[\s\p{P}]*$/u.test(masked.slice(restEnd))
  return {
    text,
    from: start,
    to: end,
    persons,
    recommendation,
    headingOnly: headingOnly && (ended || !verb),
    confidence: sure,
  }
}

// «Исполнителям доклады об исполнении представлять …»: the object may stand before its verb.
function beforeObject(masked: string, start: number, end: number): number {
  const objects =
    /(\S+)\s(?:доклады|сведения|информацию|отч[её]ты?|предложения|заявки|списки|материалы|документы)(?=[\s,])/gi
  for (const match of masked.slice(start, end).matchAll(objects)) {
    const before = match[1] ?? ''
    if (/(?:вш|ющ|ящ|ущ|ащ)[а-яё]+$/i.test(before) || isFunctionWord(before)) continue
    return start + match.index + before.length
  }
  return end
}

// Leading spaces, a deadline and commas: «В срок до 1 мая 2022 года руководителям школ …».
function skipLead(view: string, from: number, deadline: DeadlinePhrase | null): number {
  let at = from
  const skip = () => {
    while (at < view.length && /[\s,.–—-]/.test(view[at] ?? '')) at++
  }
  skip()
  if (deadline && !deadline.labelled && deadline.from - at <= 1 && deadline.to > at) {
    at = deadline.to
    skip()
  }
  return at
}

// A colon outside quotations and brackets, not the one of a «Срок:» label.
function colonAt(masked: string, from: number): number {
  const at = masked.indexOf(':', from)
  const before = masked.slice(Math.max(0, at - 30), Math.max(0, at))
  return /(?:срок\S*(?: исполнения)?|ответственн\S+|исполнител\S+)\s?$/i.test(before) ? -1 : at
}

function labelAt(view: string, otherwise: number): number {
  const label = /(?<![а-яё])(?:срок(?:и)?|ответственн\S+|исполнител\S+)(?: исполнения)?\s?[:–—]/i.exec(view)
  return label ? label.index : otherwise
}

// After «обязать», «просить» the accusative stands; only the noun's stem is asked for.
function delegated(phrase: string): number {
  const sure = dativeStart(phrase)
  if (sure > 0) return sure
  for (const word of wordsOf(phrase, 4)) if (isExecutorNoun(word.text)) return 0.75
  if (findPersons(phrase)[0]?.from === 0) return 0.8
  return 0
}

function innerDative(phrase: string): number {
  const words = wordsOf(phrase, 40)
  for (const [index, word] of words.entries()) {
    if (index === 0 || !isDativeExecutor(word.text) || !/(?:у|ю|ам|ям)$/.test(word.text)) continue
    let first = index
    for (let before = words[first - 1]; before && isExecutorQualifier(before.text); before = words[first - 1]) first--
    return words[first]?.from ?? 0
  }
  return 0
}

// «Завхозу Губиной Т.Т. обновить …»: any office in the dative when a name stands right behind it.
function personAfterDative(phrase: string, printed: string): number {
  const first = wordsOf(phrase, 1)[0]
  if (!first || isFunctionWord(first.text) || !/(?:у|ю|ей|ой)$/.test(first.text)) return 0
  const person = findPersons(printed)[0]
  return person && wordsOf(phrase.slice(0, person.from)).length <= 5 ? 0.8 : 0
}

// «Управление образования (Наумова С.Е.):», «Управление образования: провести …»: the nominative counts only with a mark.
function nominative(phrase: string, printed: string, ended: boolean): number {
  const words = wordsOf(phrase, 4)
  const first = words[0]
  if (!first) return findPersons(printed).length > 0 ? 0.7 : 0
  if (findPersons(printed)[0]?.from === 0) return 0.85
  const noun = words.slice(0, 3).some((word) => isExecutorNoun(word.text) || isBodyAcronym(word.text))
  const named = findBrackets(printed).some((bracket) => personsInBracket(bracket).length > 0)
  if (!noun || !/^\p{Lu}/u.test(first.text)) return 0
  if (/^(?:в|на|по|при|для|с|к|о|об)$/i.test(first.text)) return 0
  if (named) return 0.8
  return ended && phrase.length < 250 ? 0.7 : 0
}

// «В целях подготовки к зиме, руководителям школ провести …»
function afterComma(phrase: string): number {
  for (let at = phrase.indexOf(','); at >= 0; at = phrase.indexOf(',', at + 1)) {
    const rest = phrase.slice(at + 1)
    const word = wordsOf(rest, 1)[0]
    if (word && dativeStart(rest) >= 0.9) return at + 1 + word.from
  }
  // «В целях подготовки к зиме руководителям школ …»: a plural of persons is hardly anything else.
  if (
    /^(?:в целях|в соответствии|в рамках|во исполнение|на основании|для|при|по итогам|с целью|в период|на период|на время|в дни|в связи|в течение)(?![а-яё])/i.test(
      phrase,
    )
  ) {
    for (const word of wordsOf(phrase, 60))
      if (
        word.from > 8 &&
        /^(?:руководител|директор|начальник|заведующ|заместител|специалист|методист)/i.test(word.text) &&
        isDativeExecutor(word.text) &&
        !/(?:ому|ему|ой|ей)$/.test(word.text)
      )
        return word.from
  }
  return 0
}

/** The executor's words of `view` between two offsets: without names, brackets of names and «(далее – …)». */
export function readPhrase(view: string, from: number, to: number): { text: string | null; persons: Found[] } {
  const slice = view.slice(from, to)
  const persons: Found[] = []
  const cut: { from: number; to: number }[] = []
  for (const bracket of findBrackets(slice)) {
    const names = personsInBracket(bracket)
    persons.push(...names)
    if (names.length > 0 || /^\((?:далее|приложени|по списку|список|согласно|отв)/i.test(bracket.text))
      cut.push(bracket)
  }
  for (const person of findPersons(slice)) {
    if (persons.some((p) => p.from === person.from)) continue
    if (cut.some((c) => person.from >= c.from && person.to <= c.to)) continue
    persons.push(person)
    cut.push(person)
  }
  persons.sort((a, b) => a.from - b.from)
  const text = tidy(without(slice, 0, slice.length, cut))
    .replace(/(?:\s+(?:и|а также)|,|\s?\()+$/, '')
    .replace(/(?<=[»)]|[а-яё]{4})\.$/, '')
  return {
    text: /\p{L}{2}/u.test(text) ? text : null,
    persons: persons.map((p) => ({ text: p.text, from: p.from + from, to: p.to + from })),
  }
}

const LABEL =
  /(?:ответственн(?:ый|ая|ые|ое)(?:\s(?:исполнител[ьи]|лиц[оа]))?(?:\sза\s[^:.;]{1,60})?|исполнител[ьи]|отв)\s?(?:\.?\s?:|[.]?\s?[–—-](?=\s)|\.(?=\s?[А-ЯЁ]))\s?/gi

export type Responsible = { from: number; to: number; labelFrom: number }

/** What follows «Ответственный:», «Исполнители –», «Отв. …» at the start of a sentence, line or bracket; the last one counts. */
export function findResponsible(view: string): Responsible | null {
  let found: Responsible | null = null
  for (const match of view.matchAll(LABEL)) {
    const before = view.slice(Math.max(0, match.index - 4), match.index)
    const opens = /(?:^|[.;:(,»])\s*$/.test(before)
    if (!opens && !/^\p{Lu}/u.test(match[0])) continue
    const from = match.index + match[0].length
    const bracketed = before.trimEnd().endsWith('(')
    const rest = view.slice(from, from + 400)
    const stop = bracketed ? rest.lastIndexOf(')') : -1
    const label =
      /[\s.;,(]*(?<![а-яё])(?:контрольный )?(?:срок(?:и)?(?:\s(?:исполнения|выполнения))?\s?[:–—-]|срок (?:до|не)|контроль(?:\s|:)|соисполнител)/i.exec(
        rest,
      )
    let end = stop >= 0 ? stop : rest.length
    if (label && label.index < end)
      end = label.index + (/[А-ЯЁ]$/.test(rest.slice(0, label.index)) && rest[label.index] === '.' ? 1 : 0)
    if (rest.slice(0, end).trim() !== '') found = { from, to: from + end, labelFrom: match.index }
  }
  return found
}
