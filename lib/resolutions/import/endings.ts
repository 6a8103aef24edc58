import { findPersons } from './persons'
import type { SourceLine } from './source'
import { firstInfinitive } from './words'

const ANNEX =
  /^(?:приложени[ея]\s*(?:$|№|N\s?\d|\d{1,2}(?:\s|$)|к\s|[А-Я](?:\s|$))|(?:утвержден[аоы]?|утверждаю|согласован[оы]?|принят[оа]?)\s*(?:$|:|приказом|постановлением|решением|распоряжением|на заседании)|«?утверждаю»?|«?согласовано»?|лист (?:согласования|ознакомления|рассылки)|рассылк|разослан|разослать:|(?:рас[чс]|спис)[её]?[а-я]* рассылки|с (?:приказом|распоряжением|решением|постановлением|протоколом) ознаком|ознакомлен|визы|проект (?:вносит|подготов|внес|постановлен|приказа)|верно\s*[:.]?$|(?:копия|выписка) верна|отп\. |отпечатано|пояснительная записка|справка$)/i
const PHONE = /(?:(?<![а-яё])тел(?![ьяи])|\d{1,3}[- ]\d\d[- ]\d\d|8 ?\(|\+7)/
const CONTACT = /^(?:исполнитель|исп|подготовил[аи]?)\s?[.:]?\s/i

/** The start of annexes, mailing lists, visas and contacts: nothing after it is an item. */
export function startsAnnex(text: string): boolean {
  if (CONTACT.test(text) && PHONE.test(text)) return true
  // «приложение 2 к постановлению изложить …» in small letters is a sub-point.
  return !/^\p{Ll}/u.test(text) && ANNEX.test(text) && !/изложить|дополнить|исключить|заменить/i.test(text)
}

const POSITION =
  /^(?:и\. ?о\. ?|врио |врип |вр\. |первый |главный |ведущий )?(?:заместител[ья]|зам\.|председател[ья]|председательствующ\S+|секретар[ья]|глав[аы]|директор[а]?|начальник[а]?|руководител[ья]|министр[а]?|заведующ(?:ий|ая|его|ей)|мэр[а]?|ректор[а]?|президент|управляющ(?:ий|ая)|губернатор[а]?|специалист|член[ы]?|методист|модератор|ответственный секретарь)(?![а-яё])/i
const NAME_ONLY =
  /^(?:[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\. ?[А-ЯЁ]\.)\s?[-–—.,/]?$/
const NAME_AT_END =
  /(?:[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\. ?[А-ЯЁ]\.?)\s?[-–—./]?$/

function isPosition(text: string): boolean {
  return POSITION.test(text) && text.length < 200 && /^\p{Lu}/u.test(text) && !firstInfinitive(text)
}

/** True where a signature begins: a position and, at its end or within three lines, a name; or a name alone after a gap. */
export function startsSignature(lines: readonly SourceLine[], at: number): boolean {
  const line = lines[at]
  if (!line || line.text.length > 250) return false
  const text = line.text.replace(/\t/g, ' ')
  if (NAME_ONLY.test(text)) return line.gap > 0 || line.table > 0 || at === lines.length - 1
  if (!isPosition(text)) return false
  if (NAME_AT_END.test(text)) return true
  if (/[:;]$/.test(text)) return false
  for (let i = at + 1; i <= at + 3; i++) {
    const next = lines[i]?.text.replace(/\t/g, ' ')
    if (!next || next.length > 160 || /[.;:]$/.test(next.replace(/[А-ЯЁ]\.$/, ''))) return false
    if (NAME_AT_END.test(next)) return true
  }
  // A position alone is a signature too when nothing follows but names cut off («Директор школы»).
  return lines.length - at <= 2 && line.gap > 0
}

export type Signatures = { signatories: string[]; broken: boolean; next: number }

/** Collects «position name» from the line at which a signature begins; `broken` when a name or a position is left alone. */
export function readSignatures(lines: readonly SourceLine[], at: number): Signatures {
  const signatories: string[] = []
  let position: string[] = []
  let broken = false
  let i = at
  for (; i < lines.length && i < at + 16; i++) {
    const text = (lines[i]?.text ?? '').replace(/\t/g, ' ')
    if (startsAnnex(text) || text.length > 200) break
    const name = NAME_AT_END.exec(text)
    if (!name) {
      if (position.length > 0 ? position.length > 4 : !isPosition(text)) break
      position.push(text)
      continue
    }
    if (/[-–—]$/.test(text)) broken = true
    const before = text.slice(0, name.index).trim().replace(/[_/]+/g, ' ').trim()
    if (before !== '' && position.length === 0 && !isPosition(before)) break
    const person = name[0]
      .replace(/\s?[-–—/]$/, '')
      .replace(/(?<![А-ЯЁ])\.$/u, '')
      .trim()
    const office = [...position, before].filter((part) => part !== '').join(' ')
    if (office === '') broken = true
    signatories.push(office === '' ? person : `${office} ${person}`)
    position = []
  }
  return { signatories, broken, next: i }
}

/** The one who approved a plan: the lines after «УТВЕРЖДАЮ» up to a name. */
export function readApprover(lines: readonly SourceLine[]): string | null {
  const at = lines.slice(0, 20).findIndex((line) => /^«?утверждаю/i.test(line.text))
  if (at < 0) return null
  const parts: string[] = []
  for (const line of lines.slice(at + 1, at + 6)) {
    const text = line.text.replace(/\t/g, ' ')
    const person = findPersons(text).at(-1)
    if (!person && !NAME_AT_END.test(text)) parts.push(text)
    else return [...parts, text].join(' ').trim()
  }
  return null
}
