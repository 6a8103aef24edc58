import { dateIn } from './dates'
import { quoteBalance } from './mask'
import type { SourceLine } from './source'

export type Fact = { value: string; from: number; to: number; confidence: number }

const PREAMBLE =
  /^(?:в (?:соответствии|целях|связи|рамках|исполнение|развитие|дополнение)|на основании|руководствуясь|во исполнение|заслушав|рассмотрев|обсудив|учитывая|согласно|по результатам|по итогам|с целью|исходя|принимая во внимание|в (?:ходе|порядке)|проанализировав|для (?:обеспечения|организации|реализации)|слушали|повестка|присутствовали|ознакомившись|в период|настоящ|с учетом)(?![а-яё])/i
export const KIND =
  /^(?:проект )?(?:приказ|постановление|решение|распоряжение|указание|протокол|выписка|резолюция|указ)(?![а-яё])/i
export const PLAN =
  /^(?:(?:комплексный |годовой |примерный |сводный |календарный )?план(?![а-яё])|дорожная карта|«дорожная карта»|комплекс мер|программа(?![а-яё])|перечень мероприятий|мероприятия по|график(?![а-яё])|циклограмма|протокол(?![а-яё])|резолюция)/i
export const ABOUT = /^["«“]?(?:о|об|обо)\s+[\p{L}«"(№]/iu
const BODY_WORDS =
  /^(?:администраци|управлени|министерств|департамент|муниципальн|государственн|комитет|отдел|собрание|совет|дума|глава|российская|правительств|кабинет|краев|област|городск|районн|г\.|с\.|п\.|пос\.|село|город|пгт|\(|коллеги|мку|мбу|мбоу|мкоу)/i
const PLACE = /^(?:г|с|п|пос|пгт|ст|д|р\.п|рп)\.\s?[А-ЯЁ][а-яё-]+(?:\s?[А-ЯЁ]?[а-яё-]*){0,3}$/u

// The last line of a body's name («ТОМСКОЙ ОБЛАСТИ»), where the act has no name of its own.
const TERRITORY = /^[^.,]{0,60}(?:област[ьи]|кра[йя]|республик[аи]|района?|округа?|поселени[ея])$/i

function cleanTitle(text: string): string {
  let title = text
    .replace(/[\s\t]+/g, ' ')
    .trim()
    .replace(/[.;:]$/, '')
    .trim()
  const quotes = (c: string) => title.split(c).length - 1
  if (/^«[^«»]*»$/.test(title)) title = title.slice(1, -1)
  else if (/^["“](?:о|об|обо)\s/i.test(title))
    title = title
      .slice(1)
      .replace(/^(.*)$/, (t) =>
        quotes('"') % 2 === 0 && t.endsWith('"') && !/["«]/.test(t.slice(0, -1)) ? t.slice(0, -1) : t,
      )
  else if (/^«(?:о|об|обо)\s/i.test(title) && title.endsWith('»')) title = title.slice(1, -1)
  if (title.endsWith('»') && quotes('»') > quotes('«')) title = title.slice(0, -1)
  return title.trim()
}

export type Title = { fact: Fact; first: number; last: number; offset: number; named: boolean }

/** The act's or plan's name; `stamped` lines belong to an approval stamp. */
export function readTitle(lines: readonly SourceLine[], end: number, stamped: Set<number>): Title | null {
  const make = (first: number, last: number, offset: number, confidence: number): Title | null => {
    const from = (lines[first]?.from ?? 0) + offset
    const text = lines
      .slice(first, last + 1)
      .map((line, i) => line.text.slice(i === 0 ? offset : 0))
      .join(' ')
    const value = cleanTitle(text)
    return value === ''
      ? null
      : { fact: { value, from, to: lines[last]?.to ?? from, confidence }, first, last, offset, named: false }
  }
  for (let i = 0; i < end; i++) {
    const text = lines[i]?.text ?? ''
    if (stamped.has(i) && !ABOUT.test(text)) continue
    if (PREAMBLE.test(text)) break
    if (ABOUT.test(text) && text.length < 900) return make(i, lastOfTitle(lines, i, end), 0, 0.95)
    // «Приказ от 3 марта 2022 г. № 15 «Об организации …»», «по вопросу «О ходе …»»
    const quoted = KIND.test(text) && /[»"]\.?$/.test(text) ? /\s[«"](?=(?:О|Об)\s+\p{L}{3})/u.exec(text) : null
    if (quoted && /\d{4}/.test(text.slice(0, quoted.index)) && text.length < 900)
      return make(i, i, quoted.index + quoted[0].length, 0.85)
    const inline = /(?:\d{4}|г\.|года|№\s?\S+|вопросу|коллегии|управления)[\s:,]+[«"]?(?=(?:О|Об)\s+\p{L}{3})/u.exec(
      text,
    )
    if (inline && text.length < 900) return make(i, lastOfTitle(lines, i, end), inline.index + inline[0].length, 0.85)
  }
  const own = (i: number) => !stamped.has(i) && !PREAMBLE.test(lines[i]?.text ?? '')
  for (let i = 0; i < end; i++) {
    const text = lines[i]?.text ?? ''
    const topic = /^(?:тема|вопрос|по вопросу|предмет)\s?[:–—-]?\s?(?=[«"“\p{L}])/iu.exec(text)
    if (own(i) && topic && /[:–—«"“-]/.test(text) && text.length > topic[0].length + 8)
      return make(i, i, topic[0].length, 0.85)
    if (own(i) && /^[«"“].{12,}[»"”][.]?$/.test(text) && !BODY_WORDS.test(text.slice(1)) && !/^[«"]утвержд/i.test(text))
      return make(i, i, 0, 0.85)
  }
  for (let i = 0; i < end; i++) {
    // A quoted name over several lines.
    const text = lines[i]?.text ?? ''
    if (!own(i) || !/^[«"“]\p{Lu}/u.test(text) || quoteBalance(text) <= 0) continue
    const last = lines.slice(i + 1, Math.min(end, i + 6)).findIndex((line) => /[»"”]\.?$/.test(line.text))
    if (last >= 0) return make(i, i + 1 + last, 0, 0.8)
  }
  for (let i = 0; i < end; i++) {
    const text = lines[i]?.text ?? ''
    if (!own(i) || !PLAN.test(text) || text.length > 400) continue
    const title = make(i, lastOfPlanTitle(lines, i, end), 0, 0.85)
    if (!title) continue
    title.named = true
    title.fact.value = title.fact.value
      .replace(/\s?(?:№|N)\s?\d\S*/, '')
      .replace(/\s?от [«"]?\d.*$/, '')
      .trim()
    if (title.fact.value.length > 12) return title
  }
  // Last resort: the line just before the preamble that is no body's name, place, number or date.
  const preamble = findPreamble(lines, 0, end)
  for (let i = preamble - 1; i >= 0; i--) {
    const text = lines[i]?.text ?? ''
    if (
      stamped.has(i) ||
      text.length < 12 ||
      text.length > 400 ||
      KIND.test(text) ||
      BODY_WORDS.test(text) ||
      PLACE.test(text) ||
      TERRITORY.test(text) ||
      dateIn(text) ||
      /№/.test(text)
    )
      continue
    return make(i, i, 0, 0.4)
  }
  return null
}

/** «(в редакции от … № …)», «(с изм. от …)»: later acts, whose numbers and dates are not this one's. */
export const AMENDED_BY = /^\(\s?(?:в ред(?:\.|акци)|с изм(?:\.|енени)|с последующ)/i

function stopsTitle(lines: readonly SourceLine[], i: number, end: number): boolean {
  const line = lines[i]
  if (!line || i >= end) return true
  return (
    PREAMBLE.test(line.text) ||
    PLACE.test(line.text) ||
    AMENDED_BY.test(line.text) ||
    /^(?:от\s.{0,40}\d{4}|№|\d{1,2}\.\d{2}\.\d{4}|[«"]?\d{1,2}[»"]? [а-я]{3,8} \d{4})/.test(line.text) ||
    (KIND.test(line.text) && line.text.length < 40)
  )
}

function lastOfTitle(lines: readonly SourceLine[], first: number, end: number): number {
  let last = first
  for (let i = first + 1; i < Math.min(end, first + 12); i++) {
    const line = lines[i]
    if (!line || stopsTitle(lines, i, end)) break
    // A paragraph of its own: after a blank line, or a capital after a finished sentence or a full-width line.
    const before = lines[i - 1]?.text ?? ''
    if (line.gap > 0 && !/^\p{Ll}/u.test(line.text)) break
    if (/[.;]$/.test(before) || (line.text.length > 160 && /^\p{Lu}/u.test(line.text))) break
    if (
      /^\p{Lu}\p{Ll}/u.test(line.text) &&
      /^(?:администраци|глава|руководител|коллеги|совет|собрани|кабинет|правительств)/i.test(line.text) &&
      !/(?:\s(?:и|в|на|по|для|о|от|с|к)|,|-)$/.test(before) &&
      i === end - 1
    )
      break
    last = i
  }
  return last
}

function lastOfPlanTitle(lines: readonly SourceLine[], first: number, end: number): number {
  let last = first
  for (let i = first + 1; i < Math.min(end, first + 6); i++) {
    const line = lines[i]
    if (!line || line.gap > 0 || line.cells || stopsTitle(lines, i, end)) break
    if (/^(?:\d+\.|[IVX]+\.|[-–—])/.test(line.text) || line.text.length > 200) break
    last = i
    if (/(?:год|г\.|года)[.»]?$/.test(line.text)) break
  }
  return last
}

/** The first line of the preamble at or after `from`; `end` where there is none. */
export function findPreamble(lines: readonly SourceLine[], from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const text = lines[i]?.text ?? ''
    if (PREAMBLE.test(text) || (text.length > 160 && !ABOUT.test(text) && !KIND.test(text))) return i
  }
  return end
}
