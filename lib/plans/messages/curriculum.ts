import type { CurriculumVariant } from '@/lib/kernel/prisma/enums'
import type { CurriculumReason } from '../rules/curriculum'
import { registersMessages } from './registers'

export const curriculumMessages: Record<CurriculumReason, string> & typeof registersMessages = {
  ...registersMessages,
  NOTHING_COUNTS: 'Подтверждать пока нечего: ни у одного варианта нет и строк, и подтверждения (ссылки или файла).',
  ALREADY_CONFIRMED: 'Реестр уже подтверждён и с тех пор не менялся.',
}

export const variantNames: Record<CurriculumVariant, string> = {
  OWN_AREA: 'Самостоятельная область «Профессиональное самоопределение»',
  TECHNOLOGY_MODULE: 'Модуль в предмете «Технология»',
  BASIC_SUBJECTS: 'Материал в базовых предметах',
  ELECTIVES: 'Профильные и предпрофильные элективные курсы',
  RESEARCH_PROJECTS: 'Исследовательские проекты',
  OTHER: 'Другое',
}
