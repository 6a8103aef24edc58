import { type ReportReason, reportMessages } from './reports'

export type EvidenceReason =
  | 'NOT_OPEN'
  | 'ALREADY_SUBMITTED'
  | 'DEADLINE_PASSED'
  | 'EVIDENCE_LIMIT'
  | 'EVIDENCE_KIND'
  | 'REQUIREMENT_UNKNOWN'
  | 'FILE_TOO_LARGE'
  | 'FILE_KIND'
  | 'FILE_EMPTY'
  | 'FILE_BROKEN'
  | 'FILE_MACROS'
  | 'FILE_MISSING'
  | 'REQUEST_BROKEN'

const shared = (reason: ReportReason) => reportMessages[reason]

export const evidenceMessages: Record<EvidenceReason, string> = {
  NOT_OPEN: shared('NOT_OPEN'),
  ALREADY_SUBMITTED: shared('ALREADY_SUBMITTED'),
  DEADLINE_PASSED:
    'Срок истёк, подтверждение не добавлено. Остальное в черновике на месте. Запросите продление — решение примет Управление образования.',
  EVIDENCE_LIMIT: 'К отчёту уже приложено 30 подтверждений. Удалите лишнее или объедините файлы.',
  EVIDENCE_KIND:
    'Для этого подтверждения нужно другое: там, где просят файл, приложите файл, где ссылку — укажите ссылку.',
  REQUIREMENT_UNKNOWN: 'Список подтверждений пункта изменился. Обновите страницу и выберите подтверждение заново.',
  FILE_TOO_LARGE:
    'Файл больше 20 МБ. Уменьшите его (например, сохраните снимки с меньшим качеством) или приложите частями.',
  FILE_KIND:
    'Такой файл не принимается. Подойдут Word (.docx), Excel (.xlsx), PDF и снимки JPG или PNG. Старый .doc сохраните как .docx.',
  FILE_EMPTY: 'Файл пустой. Проверьте его и выберите снова.',
  FILE_BROKEN:
    'Файл повреждён, защищён паролем или загрузился не полностью. Откройте его у себя, сохраните заново и приложите.',
  FILE_MACROS:
    'В файле есть макросы или сценарии, такие файлы не принимаются. Сохраните его без макросов (.docx, .xlsx) или как PDF.',
  FILE_MISSING: 'Выберите файл.',
  REQUEST_BROKEN: 'Файл загрузился не полностью. Проверьте связь и приложите его ещё раз.',
}
