import type { EvidenceKind } from '@/lib/kernel/prisma/enums'
import type { RegisterReason } from '../rules/registers'
import type { RegisterKind } from '../types/registers'

export const registersMessages: Record<RegisterReason, string> = {
  YEAR_CLOSED: 'Записи вносят в текущий учебный год. Этот год закрыт или ещё не открыт: введённое осталось в форме.',
  NOT_FOR_THIS_BODY: 'Этот реестр ведут другие организации: школы или учреждения дополнительного образования.',
  EVIDENCE_LIMIT: 'К записи уже приложено десять подтверждений. Уберите лишнее, потом добавьте новое.',
}

/** What an upload to a record may be answered with. */
export type RegisterFileReason =
  | 'EVIDENCE_LIMIT'
  | 'YEAR_CLOSED'
  | 'FILE_TOO_LARGE'
  | 'FILE_KIND'
  | 'FILE_EMPTY'
  | 'FILE_BROKEN'
  | 'FILE_MACROS'
  | 'FILE_MISSING'
  | 'REQUEST_BROKEN'

export const registerFileMessages: Record<RegisterFileReason, string> = {
  EVIDENCE_LIMIT: registersMessages.EVIDENCE_LIMIT,
  YEAR_CLOSED: registersMessages.YEAR_CLOSED,
  FILE_TOO_LARGE: 'Файл больше 20 МБ. Уменьшите его или приложите частями.',
  FILE_KIND: 'Такой файл не принимается. Подойдут PDF, Word (.docx), Excel (.xlsx), снимки JPG или PNG.',
  FILE_EMPTY: 'Файл пустой. Проверьте его и выберите снова.',
  FILE_BROKEN: 'Файл повреждён или защищён паролем. Откройте его у себя, сохраните заново и приложите.',
  FILE_MACROS: 'В файле есть макросы или сценарии, такие файлы не принимаются. Сохраните его без них или как PDF.',
  FILE_MISSING: 'Выберите файл.',
  REQUEST_BROKEN: 'Файл загрузился не полностью. Проверьте связь и приложите его ещё раз.',
}

export const registerNames: Record<RegisterKind, string> = {
  curriculum: 'Учебный план',
  portfolio: 'Воспитание и портфолио',
  projects: 'Проекты и конкурсы',
  programmes: 'Доп. программы',
}

export const evidenceKindNames: Record<EvidenceKind, string> = { FILE: 'Файл', LINK: 'Ссылка' }

/** What a page says after a step, by the key in its address. */
export const REGISTER_DONE: Record<string, string> = {
  saved: 'Изменения сохранены.',
  added: 'Запись добавлена.',
  removed: 'Запись убрана.',
  confirmed: 'Реестр подтверждён.',
  linkAdded: 'Ссылка добавлена.',
  fileAdded: 'Файл приложен.',
  evidenceRemoved: 'Подтверждение убрано.',
}

export const NO_YEAR = 'Учебный год ещё не открыт: реестр появится вместе с ним.'
