import type { ProgrammeDirection } from '@/lib/kernel/prisma/enums'
import { registersMessages } from './registers'

export const programmesMessages = registersMessages

export const programmeDirectionNames: Record<ProgrammeDirection, string> = {
  TECHNICAL: 'Техническая',
  SCIENCE: 'Естественно-научная',
  ARTS: 'Художественная',
  TOURISM: 'Туристско-краеведческая',
  SPORT: 'Физкультурно-спортивная',
  SOCIAL: 'Социально-гуманитарная',
}
