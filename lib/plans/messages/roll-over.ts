import type { NewRecordsAbove } from '../types/roll-over'

/** What of plans, activities and registers stands in the way of undoing a roll-over, each in words with how many. */
export function newRecordsText(found: NewRecordsAbove): string[] {
  const { plans, proposals, activities, registers, level } = found
  return [
    plans > 0 && 'план профориентации нового года: его уже правили или начали заново',
    proposals > 0 && `предложения педагогов в план: ${proposals}`,
    activities > 0 && `записи о проведённых мероприятиях: ${activities}`,
    registers > 0 && `записи реестров (учебный план, портфолио, проекты, конкурсы): ${registers}`,
    level && 'уровень профориентационного минимума на новый год',
  ].filter((line) => line !== false)
}
