import {
  addDays,
  addMonths,
  addWorkingDays,
  type Day,
  precedingWorkingDay,
  type WorkingCalendar,
} from '../../kernel/calendar'

const NUMBER_WORDS: [RegExp, number][] = [
  [/^(?:один|одн)/, 1],
  [/^(?:дв)/, 2],
  [/^(?:тр[её]х|три|тр[её]м)(?!дцат|над)/, 3],
  [/^четыр(?!над)/, 4],
  [/^пятнадцат/, 15],
  [/^пят(?!над|ьдес)/, 5],
  [/^шест(?!над|ьдес)/, 6],
  [/^сем(?!над|ьдес)/, 7],
  [/^вос[её]?м(?!над|ьдес)/, 8],
  [/^девят(?!над|ьнос)/, 9],
  [/^десят/, 10],
  [/^двадцат/, 20],
  [/^тридцат/, 30],
  [/^сорок/, 40],
  [/^шестьдес|^шестидес/, 60],
]

function countOf(word: string): number | null {
  if (/^\d/.test(word)) return Number.parseInt(word, 10)
  for (const [shape, n] of NUMBER_WORDS) if (shape.test(word.toLowerCase())) return n
  return null
}

const RELATIVE_UNIT =
  /(?:^|[\s(])(?:(\d{1,3}|[а-яё]+(?=\s))(?:-?(?:х|ти|и|ми|й|го))?\s?)?(?:\([^)]{1,25}\)\s?)?(рабоч\S+ |календарн\S+ )?(дн[яеёи]\S*|дней|сут\S+|недел\S+|месяц\S*|час\S*|лет)(?![а-яё])/i
const TERM = /в\s+(?:([а-яё\d]+)-?)?\s?(дневн|недельн|месячн|годичн|суточн)\S*\s+срок/i
const ADJECTIVE_TERM = /(?:в\s+)?(\d{1,3}|[а-яё]+?)?-?\s?(дневн|суточн|недельн|месячн)\S*\s+срок/i
const URGENT = /(?:^|[^а-яё])(?:срочно|незамедлительно|немедленно|безотлагательно)(?![а-яё])/i
// Counted from an event that the resolution's date does not tell: no date can be computed.
const FROM_EVENT = /(?:со дня|с момента|с даты|после|до (?:начала|проведения|дня|окончания|наступления))\s+(.{1,80})/i
const OWN_ACT =
  /^(?:его |е[её] )?(?:подписани|приняти|издани|утверждени|регистраци|выход)\S*(?:\s+(?:настоящ|данн|приказ|постановлени|распоряжени|решени|протокол)|\s*$|\s*[.,;)])/i

/**
 * «В течение 10 рабочих дней», «в месячный срок», «срочно»: counted from the resolution's date. No day where the term
 * counts from an event that the date does not tell; null where the phrase is no such term.
 */
export function readRelative(
  phrase: string,
  context: { date: Day | null; calendar: WorkingCalendar },
): { due: Day | null; confidence: number } | null {
  const { date, calendar } = context
  const days = (n: number) => (date ? precedingWorkingDay(addDays(date, n), calendar) : null)
  // Three and ten days: a federal instruction on clerical work, 5.3 (domain.md [F36]).
  if (URGENT.test(phrase)) return { due: days(3), confidence: 0.8 }
  if (/(?:^|[^а-яё])оперативно(?![а-яё])/i.test(phrase)) return { due: days(10), confidence: 0.7 }
  if (/кратчайш\S+ срок|возможно корот/i.test(phrase)) return { due: null, confidence: 0.6 }
  const adjective = TERM.exec(phrase) ?? ADJECTIVE_TERM.exec(phrase)
  const unit = adjective ? null : RELATIVE_UNIT.exec(phrase)
  if (!adjective && !unit) return null
  const word = adjective ? adjective[1] : unit?.[1]
  const n = word ? (countOf(word) ?? 1) : 1
  const name = (adjective ? adjective[2] : unit?.[3])?.toLowerCase() ?? ''
  if (unit && !/течени|позднее|истечени|через|более|^\d|^за |срок|не \S+ \d|до (?:начала|проведения)/i.test(phrase))
    return null
  const event = FROM_EVENT.exec(phrase)
  if (/(?:^|\s)за\s/.test(phrase) || (event && !OWN_ACT.test(event[1] ?? ''))) return { due: null, confidence: 0.85 }
  if (!date) return { due: null, confidence: 0.7 }
  if (/^рабоч/i.test(unit?.[2] ?? '')) return { due: addWorkingDays(date, n, calendar), confidence: 0.95 }
  if (name.startsWith('недел')) return { due: days(n * 7), confidence: 0.9 }
  if (name.startsWith('месяц') || name.startsWith('месячн'))
    return { due: precedingWorkingDay(addMonths(date, n), calendar), confidence: 0.9 }
  if (name.startsWith('лет') || name.startsWith('годичн'))
    return { due: precedingWorkingDay(addMonths(date, n * 12), calendar), confidence: 0.8 }
  if (name.startsWith('час')) return { due: days(Math.ceil(n / 24)), confidence: 0.7 }
  return { due: days(n), confidence: 0.95 }
}
