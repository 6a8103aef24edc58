/** What an item of a resolution does; only `task` items are handed out as assignments. */
export type ItemRole = 'task' | 'control' | 'approve' | 'amend' | 'publish' | 'force' | 'other'

/** How a deadline is worded (domain.md §1, «Deadline semantics»). */
export type DeadlineKind =
  | 'date'
  | 'month'
  | 'quarter'
  | 'year'
  | 'year-range'
  | 'academic-year'
  | 'ongoing'
  | 'recurring'
  | 'relative'
  | 'as-needed'
  | 'by-schedule'
  | 'none'

export type Periodicity = 'month' | 'quarter' | 'half-year' | 'year' | 'academic-year'

/** A recognised stretch of `ParsedResolution.sourceText`: UTF-16 offsets, `to` exclusive. */
export type Span = {
  from: number
  to: number
  kind: 'item' | 'executor' | 'person' | 'deadline' | 'title' | 'number' | 'date' | 'control'
}

/** 0..1; under 0.6 the preview asks the person who imports. */
export type Confidence = number

export type ParsedItem = {
  /** As printed («2.1»), `2.1)` / `2.а)` for a lettered or bracketed sub-item of 2, null where none is printed. */
  number: string | null
  /** The duty in one line, without its number and without the «Срок: …», «Ответственный: …» that follow it. */
  text: string
  role: ItemRole
  /** As printed, in the printed case, without the persons. */
  executor: string | null
  executorPersons: string[]
  deadlineText: string | null
  deadlineKind: DeadlineKind
  /** `YYYY-MM-DD` */
  dueDate: string | null
  /** First day of a range of dates, years or an academic year, `YYYY-MM-DD`. */
  deadlineFrom: string | null
  periodicity: Periodicity | null
  confidence: { text: Confidence; role: Confidence; executor: Confidence; deadline: Confidence }
  spans: Span[]
  /** Who controls the execution, of a `control` item as printed; «автор» for «оставляю за собой». */
  controller: string | null
  controllerPersons: string[]
  /** «Рекомендовать», «предложить»: the executor is not subordinate. */
  recommendation: boolean
  /** The heading of the table section or of the protocol's question in which the item stands. */
  section: string | null
}

export type ImportWarningCode =
  | 'NO_MARKER'
  | 'NO_ITEMS'
  | 'NO_TITLE'
  | 'NO_NUMBER'
  | 'NO_DATE'
  | 'NUMBER_FROM_STAMP'
  | 'YEAR_RANGE_READING'
  | 'NUMBER_GAP'
  | 'BROKEN_SIGNATURE'
  | 'TRUNCATED'

export type ImportWarning = { code: ImportWarningCode; message: string; itemIndex: number | null }

export type ParsedResolution = {
  title: string | null
  number: string | null
  /** `YYYY-MM-DD` */
  date: string | null
  preamble: string | null
  /** Position and name as printed: «Глава района А.В. Петров». */
  signatories: string[]
  sourceText: string
  items: ParsedItem[]
  /** Spans of the title, number and date; an item's own stand in the item. */
  spans: Span[]
  confidence: { title: Confidence; number: Confidence; date: Confidence }
  warnings: ImportWarning[]
}

export type ImportRefusal =
  | 'TOO_LARGE'
  | 'NO_TEXT'
  | 'SCANNED_PDF'
  | 'BROKEN_FILE'
  | 'UNKNOWN_KIND'
  | 'TOO_COMPLEX'
  | 'ENCRYPTED'

/** What the person who imports is told, one sentence a refusal. */
export const REFUSAL_TEXT: Record<ImportRefusal, string> = {
  TOO_LARGE: 'Файл больше 5 МБ: загрузите документ без приложений или вставьте его текст.',
  NO_TEXT: 'В файле нет текста.',
  SCANNED_PDF: 'Это скан без текстового слоя: распознайте его или вставьте текст документа.',
  BROKEN_FILE: 'Файл повреждён и не читается: сохраните его заново и повторите.',
  UNKNOWN_KIND: 'Такой вид файла не поддерживается: загрузите txt, md, docx, html или pdf с текстовым слоем.',
  TOO_COMPLEX: 'Файл слишком сложен для разбора: загрузите документ без приложений или вставьте его текст.',
  ENCRYPTED: 'Файл закрыт паролем: снимите пароль и повторите.',
}
