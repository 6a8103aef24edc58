import type { Day } from '@/lib/kernel/calendar'
import type { ResultVisibility } from '@/lib/kernel/prisma/enums'

export type Scale = { code: string; title: string; max: number }
export type Band = { from: number; words: string }
export type Method = {
  code: string
  title: string
  about: string | null
  scales: Scale[]
  bands: Band[]
  gradeFrom: number
  gradeTo: number
  repeatMonths: number | null
  active: boolean
  /** The portal's own, answered on screen; of others results alone are kept. */
  own: boolean
}
export type Scales = Record<string, number>

export type DiagnosticReason =
  | 'CONSENT_MISSING'
  | 'METHOD_UNKNOWN'
  | 'METHOD_NOT_ON_SCREEN'
  | 'METHOD_UNFIT'
  | 'NOBODY_CONSENTED'
  | 'TAKEN_AHEAD'
  | 'ALREADY_TAKEN'
  | 'NOTHING_ENTERED'
  | 'NOTHING_TO_RELEASE'
  | 'CODE_UNKNOWN'
  | 'CODE_LOCKED'
  | 'SHEET_FINISHED'
  | 'SHEET_NOT_TODAY'
  | 'SHEET_GONE'
  | 'PAIRS_OPEN'
  | 'TOO_MANY_CODES'
  | 'YEAR_CLOSED'

/** Wrong codes after which a sheet is locked. */
export const SHEET_TRIES = 5

/** The words of a value by the method's bands: by the share of the scale's maximum; the domain's 0–2, 3–6, 7–8 of eight (domain.md §2). */
export function bandOf(method: Pick<Method, 'bands'>, scale: Scale, value: number): string {
  const share = scale.max > 0 ? (value / scale.max) * 100 : 0
  return method.bands.filter(({ from }) => share >= from).at(-1)?.words ?? ''
}

/** Scales in the order of their values, the highest first; at a tie as the method names them. */
export function ranked(method: Pick<Method, 'scales'>, scales: Scales): (Scale & { value: number })[] {
  return method.scales
    .map((scale) => ({ ...scale, value: scales[scale.code] ?? 0 }))
    .toSorted((a, b) => b.value / b.max - a.value / a.max)
}

/** The leading scales: the highest one and what is level with it or one point below, at most three; none when all are nought. */
export function leadingOf(method: Pick<Method, 'scales'>, scales: Scales): Scale[] {
  const all = ranked(method, scales)
  const top = all[0]
  if (!top || top.value === 0) return []
  return all.filter(({ value, max }) => value / max >= top.value / top.max - 1 / max - 1e-9 && value > 0).slice(0, 3)
}

const SCALE_CODE = /^s(\d{1,2})$/

/** Rows of a method's form: each scale in the row that its code names, the others empty; at least `least` rows. */
export function scaleRows(scales: readonly Scale[], least: number): (Scale | null)[] {
  const placed = scales.flatMap((scale) => {
    const at = SCALE_CODE.exec(scale.code)?.[1]
    return at === undefined ? [] : [{ at: Number(at), scale }]
  })
  const rows = Math.max(least, ...placed.map(({ at }) => at + 1))
  return Array.from({ length: rows }, (_, row) => placed.find(({ at }) => at === row)?.scale ?? null)
}

/** A scale's value is a whole number from nought to its maximum. */
export function isValue(scale: Scale, value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= scale.max
}

/** Who reads what of a result: scales the psychologist, the summary whoever it was released to. */
export function seesSummary(visibility: ResultVisibility, reader: 'psychologist' | 'staff' | 'family'): boolean {
  if (reader === 'psychologist') return true
  if (reader === 'staff') return visibility !== 'PSYCH'
  return visibility === 'FAMILY'
}

const ORDER: ResultVisibility[] = ['PSYCH', 'STAFF', 'FAMILY']

/** A release goes forward only: what was told is told. */
export function mayRelease(from: ResultVisibility, to: ResultVisibility): boolean {
  return ORDER.indexOf(to) > ORDER.indexOf(from)
}

/** A sheet opens on the sitting's day, till it is finished. */
export function decideSheet(
  sheet: { heldOn: Day; tries: number; finished: boolean },
  today: Day,
): DiagnosticReason | null {
  if (sheet.finished) return 'SHEET_FINISHED'
  if (sheet.tries >= SHEET_TRIES) return 'CODE_LOCKED'
  return sheet.heldOn === today ? null : 'SHEET_NOT_TODAY'
}

/** A class of this grade may be given the method; a group without a grade may not. */
export function fitsGrade(method: Pick<Method, 'gradeFrom' | 'gradeTo'>, grade: number | null): boolean {
  return grade !== null && grade >= method.gradeFrom && grade <= method.gradeTo
}
