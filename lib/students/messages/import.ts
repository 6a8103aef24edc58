import type { ImportKind } from '@/lib/kernel/prisma/enums'
import { type ImportReason, MAX_WAITING, UNDO_DAYS } from '../rules/import-reasons'

/** Russian sentences by reason code: what happened and what to do. */
export const importMessages: Record<ImportReason, string> = {
  ORGANIZATION_CLOSED: 'Организация закрыта или реорганизована: загружать в неё больше нельзя.',
  TOO_MANY_TABLES: `Уже ждут ${MAX_WAITING} таблиц. Загрузите их или уберите лишние и повторите.`,
  IMPORT_INCOMPLETE: 'Загружать ещё нельзя: укажите, что в каких столбцах, и проверьте сводку.',
  IMPORT_HAS_ERRORS:
    'Ничего не загружено: в таблице есть ошибки. Исправьте строки, перечисленные ниже, и выберите файл снова.',
  IMPORT_NOTHING: 'Загружать нечего: всё, что есть в таблице, в портале уже есть.',
  PLAN_CHANGED:
    'Ничего не загружено: пока вы смотрели сводку, данные организации изменились. Проверьте новую сводку ниже и нажмите ещё раз.',
  IMPORT_NOT_LAST: 'Отменить можно только последнюю загрузку организации. Сначала отмените те, что были после неё.',
  IMPORT_TOO_OLD: `Отменить загрузку можно в течение ${UNDO_DAYS} дней. Исправьте записи на их страницах.`,
  IMPORT_UNDONE: 'Эта загрузка уже отменена.',
  IMPORT_IN_USE: 'Отменить загрузку нельзя: на том, что она создала, уже держатся другие записи.',
}

export const importKindNames: Record<ImportKind, string> = {
  STUDENTS: 'Ученики и классы',
  CLASSES: 'Классы',
  STAFF: 'Сотрудники',
}

type Access = { name: { lastName: string; firstName: string }; login: string; password: string }

/** What is told of new accounts; without scripts this sentence is all there is. */
export function staffSentence(made: readonly Access[]): string {
  if (made.length === 0)
    return 'Готово. Новых учётных записей нет; если пароли этой загрузки не записали, выдайте новые на карточках.'
  const list = made.map(
    ({ name, login, password }) => `${name.lastName} ${name.firstName} — логин ${login}, пароль ${password}`,
  )
  return `Учётные записи созданы. Запишите или напечатайте временные пароли: больше они показаны не будут. ${list.join('; ')}.`
}
