import type { ContestKind, ContestLevel, ContestResult, ProjectState } from '@/lib/kernel/prisma/enums'
import type { ProjectReason } from '../rules/projects'
import { registersMessages } from './registers'

export const projectsMessages: Record<ProjectReason, string> & typeof registersMessages = {
  ...registersMessages,
  NOT_OF_GRADE: 'Индивидуальные проекты ведут в 10 и 11 классах.',
  NOT_ENROLLED:
    'Среди отмеченных есть те, кто сейчас в этом классе не числится. Откройте страницу заново: список изменился.',
}

export const projectStateNames: Record<ProjectState, string> = {
  IN_PROGRESS: 'В работе',
  DEFENDED: 'Защищён',
  NOT_DEFENDED: 'Не защищён',
}

export const contestKindNames: Record<ContestKind, string> = { CONFERENCE: 'Конференция', CONTEST: 'Конкурс' }

export const contestLevelNames: Record<ContestLevel, string> = {
  SCHOOL: 'Школьный',
  MUNICIPAL: 'Муниципальный',
  REGIONAL: 'Региональный',
  NATIONAL: 'Всероссийский',
  INTERNATIONAL: 'Международный',
}

export const contestResultNames: Record<ContestResult, string> = {
  PARTICIPANT: 'Участие',
  PRIZE_WINNER: 'Призёр',
  WINNER: 'Победитель',
}
