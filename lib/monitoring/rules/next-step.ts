import { isOpen } from '@/lib/resolutions/rules/deadlines'
import type { DerivedStatus } from '@/lib/resolutions/types'
import type { NextStep, RowFacts } from '../types'

/** What the person may do about the row: fill it in (own organisation or handed over), ask for an extension, decide. */
export type StepRights = { work: boolean; askExtension: boolean; decide: boolean }

/**
 * The one step that a row's button names. Past the due day a report is refused (rule 8), so the step is to ask for an extension,
 * unless the item takes late work; a member of the staff who may not ask tells the head. The issuing side decides on what was sent.
 */
export function nextStep(facts: RowFacts, status: DerivedStatus, rights: StepRights): NextStep {
  if (facts.historical) return 'open'
  if (facts.state === 'SUBMITTED') return rights.decide ? 'review' : 'open'
  if (!isOpen(facts.state)) return 'open'
  if (rights.decide && !rights.work) return facts.extensionOpen ? 'decideExtension' : 'open'
  if (!rights.work) return 'open'
  if (status.kind === 'overdue' && facts.latePolicy === 'LOCK') {
    if (facts.extensionOpen) return 'waitExtension'
    return rights.askExtension ? 'askExtension' : 'tellHead'
  }
  if (status.kind === 'onRework') return 'rework'
  if (facts.state === 'ISSUED' && rights.askExtension) return 'acknowledge'
  return 'fill'
}
