import { dateIn } from './dates'
import { startsAnnex } from './endings'
import type { SourceLine } from './source'
import { ABOUT, AMENDED_BY, type Fact, findPreamble, KIND, PLAN, readTitle } from './title'

export type Head = {
  title: Fact | null
  number: Fact | null
  date: Fact | null
  /** Index of the first line of the preamble (or of the items where there is none). */
  preambleFrom: number
}

const NUMBER =
  /(?:№|N[oº°]?\.?|Nо)\s?((?:[А-ЯЁа-яёA-Za-z]{1,5}[-/.])?\d[\p{L}\d]*(?:[-/.–][\p{L}\d]+| ?[-–/] ?(?:[а-яё]{1,4}|\d{1,4})(?![\p{L}\d]))*)/u
const BLANK_DATE = /(?:от|«)\s?[«"_]?\s{0,3}[»"_]\s?(?:[а-яё]+)?\s?\d{0,4}/i

// Lines of an approval stamp («УТВЕРЖДАЮ», «УТВЕРЖДЕНО приказом … № …»): their number and date are another act's.
function stampLines(lines: readonly SourceLine[], end: number): Set<number> {
  const stamped = new Set<number>()
  for (let i = 0; i < end; i++) {
    if (!/^«?(?:утвержда|утвержд[её]н|согласован|принят[оа]?$|приложение)/i.test(lines[i]?.text ?? '')) continue
    for (let j = i; j < Math.min(end, i + 8); j++) {
      const text = lines[j]?.text ?? ''
      if (
        j > i &&
        ((KIND.test(text) && text.length < 40 && !/№|\d{4}/.test(text)) || PLAN.test(text) || ABOUT.test(text))
      )
        break
      stamped.add(j)
    }
  }
  return stamped
}

/** Title, number and date of the act from the lines before its items; the dates and numbers of acts it cites are not taken. */
export function readHead(lines: readonly SourceLine[], end: number): Head {
  const stamped = stampLines(lines, end)
  const title = readTitle(lines, end, stamped)
  let number: Fact | null = null
  let date: Fact | null = null
  const preambleFrom = findPreamble(lines, title ? title.last + 1 : 0, end)
  let inBracket = false
  for (let i = 0; i < preambleFrom; i++) {
    const line = lines[i]
    if (!line || stamped.has(i)) continue
    if (inBracket || AMENDED_BY.test(line.text)) {
      inBracket = !line.text.includes(')')
      continue
    }
    let text = line.text.replace(/\t/g, ' ')
    if (title && i >= title.first && i <= title.last) {
      // A protocol's or plan's own name may hold its number: «ПРОТОКОЛ № 7».
      if (!title.named && (i > title.first || title.offset === 0)) continue
      if (!title.named) text = text.slice(0, title.offset)
    }
    if (/(?:ИНН|ОГРН|ОКПО|тел\.|факс|e-mail|www\.|ул\.)/i.test(text) || /^на №/i.test(text)) continue
    const found = dateIn(text)
    // «06.09.2017 00:00»: when a site showed the page.
    if (found && /^\s\d{1,2}:\d{2}/.test(text.slice(found.to))) continue
    if (found && !date && text.length < 220)
      date = {
        value: found.day,
        from: line.from + found.from,
        to: line.from + found.to,
        confidence: i < 25 ? 0.95 : 0.7,
      }
    const printed = ownNumber(text)
    const own =
      found || KIND.test(text) || /^(?:из )?протокола?\s/i.test(text) || /^(?:№|N)/.test(text) || /^от\s/i.test(text)
    if (printed?.[1] && own && !number && text.length < 220) {
      const value = printed[1].replace(/\s?([-/.–])\s?/g, '$1').replace(/[.]$/, '')
      number = {
        value,
        from: line.from + printed.index + printed[0].indexOf(printed[1]),
        to: line.from + printed.index + printed[0].length,
        confidence: 0.95,
      }
    }
  }
  const late = number || date ? null : requisitesAfter(lines, preambleFrom, end)
  return {
    title: title?.fact ?? null,
    number: number ?? late?.number ?? null,
    date: date ?? late?.date ?? null,
    preambleFrom,
  }
}

// «Решение педагогического совета лицея № 8»: the number is the institution's.
const OTHERS_NUMBER =
  /(?:лице[йяюе]м?|школ[аыуе]|школой|сош|оош|ноош|гимнази[яию]|сад[ауом]*|д\/с|дс|доу|училищ[аеу]|корпус[ае]?|колледж[ау]?|интернат[ау]?|больниц[аыуе]|каб(?:\.|инет)|приложени[еяю]|форм[аы]|участ(?:ок|ка)|округ[ау]?)[»"”]?\s?$/i

function ownNumber(text: string): RegExpExecArray | null {
  const shape = new RegExp(NUMBER.source, 'gu')
  for (let match = shape.exec(text); match; match = shape.exec(text))
    if (!OTHERS_NUMBER.test(text.slice(Math.max(0, match.index - 20), match.index))) return match
  return null
}

// «от 24.07.2026 № ПП-9» on a line of its own between a name that reads like a preamble and the items.
function requisitesAfter(lines: readonly SourceLine[], from: number, end: number): { number: Fact; date: Fact } | null {
  for (let i = from; i < Math.min(end, from + 6); i++) {
    const line = lines[i]
    if (!line || line.gap === 0 || line.text.length > 60 || !/^(?:от|№|[«"]?\d)/i.test(line.text)) continue
    const text = line.text.replace(/\t/g, ' ')
    const day = dateIn(text)
    const number = NUMBER.exec(text)
    if (!day || !number?.[1] || /\p{L}{5}/u.test(text.slice(Math.max(day.to, number.index + number[0].length))))
      continue
    const at = line.from + number.index + number[0].indexOf(number[1])
    return {
      number: { value: number[1], from: at, to: at + number[1].length, confidence: 0.85 },
      date: { value: day.day, from: line.from + day.from, to: line.from + day.to, confidence: 0.85 },
    }
  }
  return null
}

/** True when the head leaves a place for number or date («от «  » марта 2017г. №»): then no stamp's is taken for them. */
export function hasBlankForm(lines: readonly SourceLine[], end: number): boolean {
  return lines
    .slice(0, end)
    .some((line) => line.text.length < 120 && (BLANK_DATE.test(line.text) || /(?:^|\s)(?:№|N)\s?$/.test(line.text)))
}

/**
 * The act's number and date from a stamp on its annexes («Приложение 1 к постановлению администрации … 22.03.2019 № 233»):
 * acts are published with them when the form's head is lost.
 */
export function readStamp(lines: readonly SourceLine[], from: number): { number: Fact; date: Fact } | null {
  for (let i = from; i < lines.length; i++) {
    const text = lines[i]?.text ?? ''
    if (!startsAnnex(text) && !/^\(утв\./i.test(text)) continue
    for (let j = i; j < Math.min(lines.length, i + 8); j++) {
      const line = lines[j]
      if (!line || line.text.length > 250) break
      const day = dateIn(line.text)
      const number = NUMBER.exec(line.text)
      if (!day || !number?.[1] || number.index < day.from) continue
      const at = line.from + number.index + number[0].indexOf(number[1])
      return {
        number: { value: number[1], from: at, to: at + number[1].length, confidence: 0.7 },
        date: { value: day.day, from: line.from + day.from, to: line.from + day.to, confidence: 0.7 },
      }
    }
  }
  return null
}
