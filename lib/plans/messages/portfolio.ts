import type { PortfolioKind } from '@/lib/kernel/prisma/enums'
import { registersMessages } from './registers'

export const portfolioMessages = registersMessages

export const portfolioKindNames: Record<PortfolioKind, string> = {
  TRIAL: 'Профессиональная проба',
  GAME: 'Игра',
  GROUP_STUDY: 'Групповое исследование',
  PROJECT: 'Проект',
}

/** «7 класс», «7–9 классы». */
export function gradesText(from: number, to: number): string {
  return from === to ? `${from}\u00a0класс` : `${from}–${to}\u00a0классы`
}
