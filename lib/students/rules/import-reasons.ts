export type ImportReason =
  | 'ORGANIZATION_CLOSED'
  | 'TOO_MANY_TABLES'
  | 'IMPORT_INCOMPLETE'
  | 'IMPORT_HAS_ERRORS'
  | 'IMPORT_NOTHING'
  | 'PLAN_CHANGED'
  | 'IMPORT_NOT_LAST'
  | 'IMPORT_TOO_OLD'
  | 'IMPORT_UNDONE'
  | 'IMPORT_IN_USE'

/** Tables that a person may have waiting. */
export const MAX_WAITING = 10
/** How long a table waits, and how long an import can be undone. */
export const DRAFT_HOURS = 24
export const UNDO_DAYS = 30
