import { addDays, type Day } from '@/lib/kernel/calendar'
import type { Step, StepKind, StepStanding, StepState } from '../types'
import type { PathwayReason } from './states'

/** Steps of one route or template. */
export const MOST_STEPS = 40

/** Days before the term in which a step is the one to do now. */
const NOW_DAYS = 30

type Standing = Pick<Step, 'state' | 'dueOn' | 'heldOn'>

/** How a step stands: done by its mark or by an activity attended, skipped, overdue, to be done now, or ahead. */
export function standingOf(step: Standing, today: Day): StepStanding {
  if (step.state === 'DONE' || (step.state !== 'SKIPPED' && step.heldOn !== null)) return 'done'
  if (step.state === 'SKIPPED') return 'skipped'
  if (step.dueOn < today) return 'overdue'
  return step.state === 'IN_PROGRESS' || step.dueOn <= addDays(today, NOW_DAYS) ? 'now' : 'ahead'
}

export type Progress<S> = { total: number; done: number; overdue: number; next: S | null }

/** Steps counted: skipped ones count neither as work nor as done; the next one is the open one of the earliest term. */
export function progressOf<S extends Standing>(steps: readonly S[], today: Day): Progress<S> {
  const standing = steps.map((step) => ({ step, is: standingOf(step, today) }))
  const counted = standing.filter(({ is }) => is !== 'skipped')
  const open = counted.filter(({ is }) => is !== 'done')
  return {
    total: counted.length,
    done: counted.length - open.length,
    overdue: open.filter(({ is }) => is === 'overdue').length,
    next: open.toSorted((a, b) => (a.step.dueOn < b.step.dueOn ? -1 : 1))[0]?.step ?? null,
  }
}

/** A step's term lies in the route's year. */
export function decideTerm(dueOn: Day, year: { startsOn: Day; endsOn: Day }): PathwayReason | null {
  return dueOn < year.startsOn || dueOn > year.endsOn ? 'OUTSIDE_YEAR' : null
}

export type Mark = 'START' | 'DONE' | 'SKIP' | 'REOPEN'

const NEXT: Record<Mark, StepState> = { START: 'IN_PROGRESS', DONE: 'DONE', SKIP: 'SKIPPED', REOPEN: 'PLANNED' }

/** PLANNED → IN_PROGRESS → DONE | SKIPPED, and back by REOPEN (domain.md §7.2). What is done is not ahead. */
export function decideMark(
  step: { state: StepState },
  mark: Mark,
  doneOn: Day | null,
  today: Day,
): { accept: true; state: StepState } | { accept: false; reason: PathwayReason } {
  const over = step.state === 'DONE' || step.state === 'SKIPPED'
  if (mark === 'REOPEN') return over ? { accept: true, state: NEXT.REOPEN } : { accept: false, reason: 'STEP_STANDS' }
  if (over) return { accept: false, reason: 'STEP_DONE' }
  if (mark === 'START' && step.state === 'IN_PROGRESS') return { accept: false, reason: 'STEP_STANDS' }
  if (mark === 'DONE' && doneOn !== null && doneOn > today) return { accept: false, reason: 'DONE_AHEAD' }
  return { accept: true, state: NEXT[mark] }
}

/** What an event of the plan is to a route. */
const KIND_OF_FORM: Record<string, StepKind> = {
  LESSON: 'LESSON',
  HORIZONS: 'COURSE',
  TALK: 'CONSULTATION',
  EXCURSION: 'PRACTICE',
  TRIAL: 'TRIAL',
  PRACTICE: 'PRACTICE',
  GAME: 'LESSON',
  PROJECT: 'PROJECT',
  CONTEST: 'CONTEST',
  PARENTS: 'FAMILY',
  CONSULTATION: 'CONSULTATION',
}

export function kindOfForm(form: string): StepKind {
  return KIND_OF_FORM[form] ?? 'LESSON'
}
