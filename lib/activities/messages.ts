import type { ActivityForm, ActivityMode, ActivityState, GuidanceLevelKind } from '@/lib/kernel/prisma/enums'
import type { ActivityReason } from './rules/activity'
import type { ConfirmationReason } from './rules/confirmation'

/** What an upload to a record may be answered with. */
export type ActivityFileReason =
  | 'FILE_LIMIT'
  | 'FILE_TOO_LARGE'
  | 'FILE_KIND'
  | 'FILE_EMPTY'
  | 'FILE_BROKEN'
  | 'FILE_MACROS'
  | 'FILE_MISSING'
  | 'REQUEST_BROKEN'
  | 'IS_CANCELLED'

export const activitiesMessages: Record<ActivityReason | ConfirmationReason, string> = {
  IN_FUTURE: 'Дата ещё не наступила. Записать можно только то, что уже проведено.',
  OUTSIDE_YEAR: 'Дата вне учебного года этого класса. Проверьте её.',
  YEAR_CLOSED: 'Учебный год этого класса закрыт: записи за него больше не вносят.',
  PERIOD_LOCKED:
    'Период с этой датой руководитель уже закрыл. Введённое осталось в форме: сообщите руководителю, какого мероприятия не хватает.',
  LATE_REASON_NEEDED:
    'Период с этой датой закрыт. Если мероприятие забыли записать, напишите в поле «Почему вносите сейчас» причину и сохраните ещё раз: она останется в записи.',
  CLASSES_DIFFER: 'Выберите классы одной организации и одного учебного года.',
  DIRECTION_UNKNOWN: 'Этого направления в учебном году класса нет. Выберите другое.',
  PARTNER_UNKNOWN: 'Этого партнёра нет в реестре. Выберите другого или оставьте поле пустым.',
  LINE_UNKNOWN:
    'Этого мероприятия в плане организации больше нет: его отменили. Откройте форму без плана или выберите другое.',
  NOT_ENROLLED:
    'Среди отмеченных есть те, кто в этот день в классе не числился. Откройте форму заново: список изменился.',
  OVER_ROSTER: 'Детей указано больше, чем в классе было в этот день. Проверьте число.',
  NOBODY_THERE: 'Не отмечено ни одного присутствовавшего: такую запись не сохраняют.',
  LOOKS_DOUBLE:
    'За этот день у класса уже есть запись с таким названием. Если это другое мероприятие, отметьте «Это другое мероприятие» и сохраните ещё раз.',
  ALREADY_CONFIRMED: 'Запись уже подтверждена. Изменить или отменить её может руководитель или заместитель.',
  IS_LOCKED: 'Период закрыт: такую запись меняют только связанным исправлением с указанием причины.',
  CONFIRMED_STANDS:
    'Подтверждённую запись не отменяют. Если мероприятия не было, внесите исправление «Не состоялось» с причиной.',
  IS_CANCELLED: 'Запись отменена, её больше не меняют.',
  NOT_HELD: 'Эта запись уже подтверждена или отменена.',
  LOCK_NOT_PAST: 'Закрыть можно период не позднее вчерашнего дня: за сегодня записи ещё вносят.',
  LOCK_OUTSIDE_YEAR: 'Этот день вне текущего учебного года.',
  LOCK_GOES_BACK: 'Период до этого дня уже закрыт. Укажите более поздний день.',
  UNCONFIRMED_LEFT: 'В этом периоде есть неподтверждённые записи. Подтвердите или отмените их, потом закройте период.',
  NOT_CONFIRMED: 'Исправление вносят в подтверждённую запись. Эту можно изменить или отменить обычным образом.',
  ALREADY_CORRECTED: 'Запись уже исправлена. Откройте исправление: дальше меняют его.',
  CORRECTION_WAITS: 'Исправление этой записи уже внесено и ждёт подтверждения.',
}

export const fileMessages: Record<ActivityFileReason, string> = {
  FILE_LIMIT: 'К записи уже приложено десять файлов. Уберите лишний, потом добавьте новый.',
  FILE_TOO_LARGE: 'Файл больше 20 МБ. Уменьшите снимок или приложите частями.',
  FILE_KIND: 'Такой файл не принимается. Подойдут снимки JPG или PNG, PDF, Word (.docx) и Excel (.xlsx).',
  FILE_EMPTY: 'Файл пустой. Проверьте его и выберите снова.',
  FILE_BROKEN: 'Файл повреждён или защищён паролем. Откройте его у себя, сохраните заново и приложите.',
  FILE_MACROS: 'В файле есть макросы или сценарии, такие файлы не принимаются. Сохраните его без них или как PDF.',
  FILE_MISSING: 'Выберите файл.',
  REQUEST_BROKEN: 'Файл загрузился не полностью. Проверьте связь и приложите его ещё раз.',
  IS_CANCELLED: activitiesMessages.IS_CANCELLED,
}

export const formNames: Record<ActivityForm, string> = {
  LESSON: 'Урок',
  HORIZONS: '«Россия — мои горизонты»',
  TALK: 'Беседа, встреча с профессионалом',
  EXCURSION: 'Экскурсия',
  TRIAL: 'Профессиональная проба',
  PRACTICE: 'Практика',
  GAME: 'Игра, квест',
  PROJECT: 'Проект',
  CONTEST: 'Конкурс, чемпионат',
  PARENTS: 'Родительское собрание',
  CONSULTATION: 'Консультация, диагностика',
  OTHER: 'Другое',
}

export const stateNames: Record<ActivityState, string> = {
  DRAFT: 'Черновик',
  HELD: 'Ждёт подтверждения',
  CONFIRMED: 'Подтверждено',
  LOCKED: 'Период закрыт',
  CANCELLED: 'Отменено',
}

export const modeNames: Record<ActivityMode, string> = {
  NAMED: 'По списку',
  HEADCOUNT: 'Только число детей',
}

export const levelNames: Record<GuidanceLevelKind, string> = {
  BASE: 'Базовый',
  MAIN: 'Основной',
  ADVANCED: 'Продвинутый',
}

/** «1,5 ч» with a no-break space. */
export function hoursText(hours: number): string {
  return `${String(hours).replace('.', ',')}\u00a0ч`
}
