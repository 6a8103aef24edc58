import { levelNames } from '@/lib/activities/messages'
import type { GuidanceLevelKind } from '@/lib/kernel/prisma/enums'

const LEVEL_HINTS: Record<GuidanceLevelKind, string> = {
  BASE: 'Не меньше 40 часов на ученика за год.',
  MAIN: 'Не меньше 60 часов.',
  ADVANCED: 'Не меньше 80 часов.',
}

/** The three levels of the unified model with what they ask (domain.md §2). */
export const levelChoices = Object.entries(levelNames).map(([value, label]) => ({
  value,
  label,
  hint: LEVEL_HINTS[value as GuidanceLevelKind],
}))
