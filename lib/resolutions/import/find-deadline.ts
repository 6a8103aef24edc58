import { DATE, MONTH } from './dates'
import { maskBrackets } from './mask'

export type DeadlinePhrase = { from: number; to: number; labelled: boolean }

const YEAR_TAIL = '(?:\\s?(?:года|году|год|г\\.|г(?![а-яё])))?'
const COUNT = '(?:\\d{1,3}(?:-?(?:х|ти|и|ми))?|[а-яё]{2,16})'
const TAIL = '(?: ?,?\\s?(?:со дня|с момента|с даты|после)[^.;,)]{1,220})?'
const BACKWARD = '(?<![а-яё])'

// Where in running text a deadline stands. Each alternative begins with a fixed word, so a scan stays linear.
const PROSE: RegExp[] = [
  // «ежегодно, до 1 июня», «до 15 числа ежемесячно», «не реже одного раза в квартал»
  new RegExp(
    `${BACKWARD}(?:(?:до|не позднее|к)\\s\\d{1,2}(?:-?го)?\\s(?:числа|${MONTH})[^.,;()]{0,40}?[ ,]{1,2})?(?:ежегодно|ежемесячно|ежеквартально|еженедельно|ежедневно|поквартально)(?![а-яё])(?:[ ,]{1,2}(?:(?:в срок )?до|не позднее|к)\\s\\d{1,2}(?:-?го)?\\s(?:числа(?:\\s[^.,;()]{1,80})?|${MONTH})(?:\\s(?:текущего|следующего|отч[её]тного)[^.,;()]{0,40})?)?`,
    'gi',
  ),
  new RegExp(
    `${BACKWARD}(?:не реже |не менее )?(?:чем )?(?:\\d|одного|одной|одну|один|двух|два|трех|три|четырех)?\\s?раза? в (?:\\S+ )?(?:год|полугодие|квартал|месяц|неделю|четверть|триместр|учебный год)(?:а|у)?(?![а-яё])`,
    'gi',
  ),
  new RegExp(
    `${BACKWARD}(?:до|не позднее)\\s\\d{1,2}(?:-?го)?\\sчисла(?:\\s(?:каждого|месяца|следующего|текущего|сего)[^.,;()]{0,80})?`,
    'gi',
  ),
  new RegExp(
    `${BACKWARD}(?:до \\d{1,2}(?:-?го)? числа )?(?:перед началом |в начале |в конце |по окончании |по итогам )?кажд(?:ый|ого|ую|ое|ой) (?:месяц|квартал|год|недел|полугоди|учебн|понедельник|вторник|сред[уы]|четверг|пятниц|четверт|триместр)[а-яё]*`,
    'gi',
  ),
  // «в течение 2022/2023 учебного года», «до конца учебного года», «до начала учебного года»
  new RegExp(
    `${BACKWARD}(?:(?:в|до конца|в течение|до окончания|на протяжении|в период)\\s(?:всего |текущего )?(?:20\\d\\d\\s?[/–—-]\\s?(?:20)?\\d\\d(?:-?[а-яё]{1,2})?\\s)?учебн(?:ого|ом) год[уа]|(?:до|к) начал[ау] (?:нового |очередного )?(?:20\\d\\d\\s?[/–—-]\\s?(?:20)?\\d\\d\\s)?учебного года)`,
    'gi',
  ),
  // «с 1 по 20 октября 2022 года», «до 1 октября 2022 г.», «в срок не позднее 01.10.2022»
  new RegExp(
    `${BACKWARD}(?:в (?:период|срок|сроки) )?(?:с|со) (?:${DATE}|\\d{1,2})\\s(?:по|до) (?:включительно )?${DATE}(?: включительно)?`,
    'gi',
  ),
  new RegExp(
    `${BACKWARD}(?:(?:в срок[ ,]{1,2})?(?:не позднее|не позже|до|по)(?: \\d{1,2}[.:]\\d\\d(?: час\\S*)?)?|к) ${DATE}(?: включительно)?`,
    'gi',
  ),
  // «в течение 10 дней со дня подписания», «в месячный срок», «за 5 дней до начала»
  new RegExp(
    `${BACKWARD}(?:(?:в течение|не позднее(?: чем)?(?: через| за)?|не более(?: чем)?|по истечении|через|за)\\s(?:${COUNT}\\s)?(?:\\([^)]{1,25}\\)\\s)?(?:рабочих |рабочего |календарных )?(?:дней|дня|день|суток|недели|недель|неделю|месяцев|месяца|месяц|часов|часа)(?![а-яё])(?: до [^.;,)]{1,120})?${TAIL}|в (?:[а-яё\\d]{1,16}-?\\s?)?(?:дневный|недельный|месячный|годичный|суточный|[а-яё]{3,12}(?:дневный|недельный|месячный)|кратчайши[йе]) срок[и]?${TAIL}|(?:срочно|незамедлительно|немедленно|безотлагательно)(?![а-яё]))`,
    'gi',
  ),
  // «в III квартале 2022 года», «до конца 1 полугодия»
  new RegExp(
    `${BACKWARD}(?:в|до конца|в течение|не позднее|до)\\s(?:I{1,3}V?|IV|[1-4]|перво[а-яё]*|второ[а-яё]*|треть[а-яё]*|четв[её]рто[а-яё]*)(?:-?(?:й|м|го|ом|ем))?(?:\\s?[-–,и]\\s?(?:IV|I{1,3}|[1-4]))?\\s(?:кв\\.|квартал[еа]?|полугоди[ияе])(?:\\s20\\d\\d${YEAR_TAIL}| текущего года)?`,
    'gi',
  ),
  // «до конца мая», «в сентябре 2022 года», «в августе – сентябре»
  new RegExp(
    `${BACKWARD}(?:до конца|в течение|не позднее|до|к|в)\\s${MONTH}(?:(?:\\s20\\d\\d${YEAR_TAIL})?\\s?[-–—и]{1,2}\\s?${MONTH})?(?:\\s20\\d\\d${YEAR_TAIL}| (?:текущего|следующего|с\\.) ?г[а-яё.]*)?`,
    'gi',
  ),
  // «до конца 2024 года», «в течение 2022–2024 годов», «до конца года»
  new RegExp(
    `${BACKWARD}(?:до конца|до окончания|в течение|в срок до)\\s(?:(?:20\\d\\d\\s?[-–—]\\s?)?20\\d\\d(?:\\s?(?:годов|годах|года|гг\\.|г\\.))?|(?:текущего |календарного |отч[её]тного |всего )?года(?![а-яё]))`,
    'gi',
  ),
  new RegExp(
    `${BACKWARD}постоянно(?![а-яё]|\\s?-?\\s?действ)|${BACKWARD}на (?:постоянной|регулярной|системной) основе|${BACKWARD}(?:в течение|на протяжении) всего (?:периода|времени|срока)[^.;,)]{0,60}`,
    'gi',
  ),
  new RegExp(`${BACKWARD}по мере [а-яё]{4,20}(?:ия|ости)(?![а-яё])[^.;,)]{0,80}`, 'gi'),
  new RegExp(
    `${BACKWARD}(?:по|согласно|в соответствии с) (?:[а-яё]{4,20} ){0,2}(?:графику|графиком|графикам|расписанию|расписанием|календарю)(?![а-яё])|${BACKWARD}в (?:установленные|указанные|утвержд[её]нные) сроки|${BACKWARD}в сроки, (?:установленные|указанные|предусмотренные|определ[её]нные)[^.;,)]{0,80}`,
    'gi',
  ),
]
// «в 2022 году» names a period as often as a deadline; it counts only beside the duty's first verb.
const YEAR_NEAR_VERB = new RegExp(
  `${BACKWARD}в 20\\d\\d(?:\\s?[-–—]\\s?20\\d\\d)?(?:\\s(?:году|годах|гг\\.|г\\.))`,
  'gi',
)

const BARE_DATE = new RegExp(DATE, 'gi')

// «граждан, родившихся до…», «срок действия … продлить до…»: the date belongs to these words.
const OWNED_BY =
  /(?:[а-яё](?:вш|ющ|ущ|ящ|ащ)[а-яё]{2,4}(?:ся)?|действующ\S*|продлить[^.]{0,120}|действует|период|по состоянию|(?:не )?старше|возраст\S*|лет)[ ,]{1,2}$/i

// How often something is done belongs to the duty whatever stands before it («число отдыхающих еженедельно»).
const HABIT = /^(?:еже|постоянн|не реже|поквартально)/i

export type ProseOptions = { verbAt: number | null; verbEnd: number | null }

/** The first deadline in an item's running text; `view` has its quotations masked. Null when there is none. */
export function findInProse(view: string, options: ProseOptions): DeadlinePhrase | null {
  const masked = maskBrackets(view)
  let best: DeadlinePhrase | null = null
  const consider = (from: number, text: string) => {
    const to = from + text.trimEnd().replace(/[,;]$/, '').length
    if (!HABIT.test(text) && OWNED_BY.test(masked.slice(Math.max(0, from - 140), from))) return
    if (!best || from < best.from || (from === best.from && to > best.to)) best = { from, to, labelled: false }
  }
  for (const shape of PROSE)
    for (const match of masked.matchAll(shape)) {
      consider(match.index, match[0])
    }
  if (options.verbAt !== null && options.verbEnd !== null)
    for (const match of masked.matchAll(YEAR_NEAR_VERB))
      if (match.index < options.verbAt || match.index <= options.verbEnd + 2) consider(match.index, match[0])
  if (best) return joinNeighbour(best, masked)
  // «Провести фестиваль 6 декабря 2024 года»: a date that belongs to no other act («от … № …») and begins nothing.
  if (options.verbAt !== null)
    for (const match of masked.matchAll(BARE_DATE)) {
      const before = masked.slice(Math.max(0, match.index - 30), match.index)
      const after = masked.slice(match.index + match[0].length, match.index + match[0].length + 12)
      if (
        /(?:(?:^|\s)(?:от|с|со|после|на|и|ред\.|утвержд\S*|принят\S*)|[№«"(])\s*$/i.test(before) ||
        /^\s?(?:№|N|-)/.test(after)
      )
        continue
      if (match.index < options.verbAt) continue
      return { from: match.index, to: match.index + match[0].trimEnd().length, labelled: false }
    }
  return null
}

// «до 1 июня 2022 года, далее ежегодно»: what follows at once belongs to the same deadline.
const NEXT =
  /^(?:,? (?:далее |затем |и |но )?)(?:(?:ежегодно|ежемесячно|ежеквартально|постоянно)(?![а-яё])|не реже [^.;,()]{3,30})/i

function joinNeighbour(phrase: DeadlinePhrase, masked: string): DeadlinePhrase {
  const next = NEXT.exec(masked.slice(phrase.to, phrase.to + 60))
  return next ? { ...phrase, to: phrase.to + next[0].length } : phrase
}

const LABEL =
  /(?<![а-яё])(?:контрольный |конечный )?срок(?:и|а)?(?: исполнения| выполнения| реализации| проведения| представления| предоставления| подготовки)?(?: информации| отч[её]та)?\s?(?::|[-–—](?=\s)|(?=(?:до|не позднее|с|по|в течение|постоянно|ежегодно|ежемесячно|ежеквартально) ?\d?))\s?/gi
const NEXT_LABEL =
  /[\s.;,(]*(?:ответственн|исполнител|отв\.|отв:|контрол|срок(?:и)?(?: исполнения)?\s?[:–—-]|куратор|соисполнител|докладывает|результат)/i

/**
 * The words after «Срок:», «Срок исполнения –» and the like. A label without a mark of its own («Срок до 1 мая») counts
 * only where a sentence, a line or a bracket begins, lest «в срок до 1 мая» be taken for one.
 */
export function findLabelled(view: string): (DeadlinePhrase & { labelFrom: number }) | null {
  let found: (DeadlinePhrase & { labelFrom: number }) | null = null
  for (const match of view.matchAll(LABEL)) {
    const before = view.slice(Math.max(0, match.index - 3), match.index)
    const marked = /[:–—-]\s?$/.test(match[0])
    if (!marked && !/(?:^|[.;(])\s?$/.test(before)) continue
    if (/[–—-]\s?$/.test(match[0]) && !/(?:^|[.;,(])\s?$/.test(before)) continue
    const from = match.index + match[0].length
    const bracketed = before.trimEnd().endsWith('(')
    const rest = view.slice(from, from + 200)
    const stop = bracketed ? rest.indexOf(')') : -1
    const label = NEXT_LABEL.exec(rest)
    let end = stop >= 0 ? stop : rest.length
    if (label && label.index < end) end = label.index
    const sentence = /[.;](?=\s+[А-ЯЁ]|\s*$)(?<!(?:\sг|гг|\d|кв|уч|числ)\.(?=\s+[а-яё]))/u.exec(rest.slice(0, end))
    if (sentence) {
      const abbreviation = /(?:^|[\s\d])(?:г|гг|кв|уч)$/.test(rest.slice(0, sentence.index))
      end = sentence.index + (abbreviation ? 1 : 0)
    }
    const text = rest
      .slice(0, end)
      .replace(/[\s,;]+$/, '')
      .replace(/(?<!(?:г|гг|кв|уч))\.$/, '')
    if (text.trim() === '') continue
    // The last label is the item's: earlier ones stand in its sub-points.
    found = {
      from: from + (text.length - text.trimStart().length),
      to: from + text.length,
      labelled: true,
      labelFrom: match.index,
    }
  }
  return found
}
