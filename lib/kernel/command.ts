import type { Actor } from './actor'
import type { Day } from './calendar'
import type { Tx } from './db'
import type { Scope } from './scope'

/** What a command works with: one transaction, its instant, the actor and the scope of the action's verb. */
export type Context = {
  tx: Tx
  /** The database's transaction time. */
  now: Date
  /** `now` as a day of the municipality. */
  today: Day
  actor: Actor
  scope: Scope
}

/**
 * A command's answer. A refusal commits the transaction: refuse before the first write, so that only the event of the refused try stays.
 */
export type Result<T, R extends string = string> =
  | { ok: true; data: T; already?: true }
  | { ok: false; kind: 'refused'; reason: R; details?: unknown }
  | { ok: false; kind: 'invalid'; fieldErrors: Record<string, string[]> }

export function done(): Result<undefined, never>
export function done<T>(data: T, already?: true): Result<T, never>
export function done<T>(data?: T, already?: true): Result<T | undefined, never> {
  return already ? { ok: true, data, already } : { ok: true, data }
}

/** A rule says no; `reason` has its Russian sentence in the domain's messages.ts. */
export function refuse<R extends string>(reason: R, details?: unknown): Result<never, R> {
  return { ok: false, kind: 'refused', reason, details }
}

/** The input does not fit what is stored; by field path. */
export function invalid(fieldErrors: Record<string, string[]>): Result<never, never> {
  return { ok: false, kind: 'invalid', fieldErrors }
}

/** Reasons that every domain may give. */
export type CommonReason =
  | 'NOT_FOUND'
  | 'FORBIDDEN'
  | 'CHANGED_MEANWHILE'
  | 'FOREIGN_ORIGIN'
  | 'SIGNED_OUT'
  | 'TOO_MANY'

export const commonMessages: Record<CommonReason, string> = {
  NOT_FOUND:
    'Запись не найдена: возможно, её удалили или она относится к другой организации. Вернитесь к списку и откройте её заново.',
  FORBIDDEN:
    'Это действие не входит в ваши полномочия. Обратитесь к руководителю организации или в Управление образования.',
  CHANGED_MEANWHILE:
    'Пока вы работали, запись изменил другой человек. Ваш текст не потерян: сравните обе версии ниже и сохраните нужную.',
  FOREIGN_ORIGIN: 'Запрос пришёл не со страницы портала. Откройте страницу портала заново и повторите действие.',
  SIGNED_OUT: 'Сеанс завершён. Войдите снова в соседней вкладке и повторите: введённое на этой странице сохранилось.',
  TOO_MANY: 'Слишком много действий подряд. Подождите минуту и повторите: введённое сохранилось.',
}
