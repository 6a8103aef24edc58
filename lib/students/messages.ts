import type { ClassDuty, ClassGroupKind, LeaveReason, RollOverDecision, TransferState } from '@/lib/kernel/prisma/enums'
import type { ReasonedReadingReason } from './rules/by-reason'
import type { ClassReason } from './rules/classes'
import type { EnrollmentReason } from './rules/enrollments'
import type { RollOverReason } from './rules/roll-over'
import type { TransferReason } from './rules/transfers'

export type StudentsReason = ReasonedReadingReason | ClassReason | EnrollmentReason | TransferReason | RollOverReason

/** Russian sentences by reason code: what happened and what to do. */
export const studentsMessages: Record<StudentsReason, string> = {
  YEAR_CLOSED:
    'Этот учебный год для вашей организации закрыт: его записи можно только смотреть. Откройте следующий год и внесите изменение там.',
  CLASS_NAME_TAKEN: 'Такой класс или группа в этом году уже есть. Откройте существующий или измените название.',
  CLASS_NOT_EMPTY: 'Удалить можно только пустой класс или группу. Сначала переведите детей в другой класс.',
  CLASS_IN_USE: 'С этим классом связаны записи портала, поэтому удалить его нельзя. Он останется в списке без детей.',
  CLASS_KIND_FIXED: 'Пока в классе есть дети, нельзя сменить класс на группу и обратно.',
  GRADE_NOT_FOR_ORGANIZATION:
    'Таких классов в вашей организации не бывает: проверьте номер или уровни образования организации.',
  KIND_NOT_FOR_ORGANIZATION: 'По уровням образования вашей организации такого класса или группы в ней нет.',
  STAFF_NOT_OF_ORGANIZATION:
    'У этого человека нет действующей роли в вашей организации. Выдайте роль на странице «Люди и доступ».',
  STAFF_OVERLAPS: 'Эта работа с классом у человека уже отмечена на эти дни. Второй раз отмечать не нужно.',
  STAFF_ENDED: 'Работа с классом к этому дню уже закончена.',
  STAFF_DAYS: 'Проверьте дни: первый лежит внутри учебного года, последний не раньше первого.',
  DUTY_NOT_FOR_ROLE:
    'Психологом класса может быть только человек с ролью педагога-психолога: от неё зависит доступ к особым сведениям.',
  DUTY_NOT_FOR_CLASS: 'В таком классе или группе этой работы не бывает. Выберите другую.',
  DUPLICATE_STUDENT:
    'Ребёнок с таким именем и днём рождения в вашей организации уже есть. Найдите его в списке; если он выбывал, верните его с карточки.',
  ALREADY_ENROLLED: 'Ребёнок в эти дни уже числится в классе. Для другого класса есть «Перевести в другой класс».',
  NOT_ENROLLED:
    'В этот день ребёнок уже нигде не числится. Обновите страницу: возможно, его уже перевели или отчислили.',
  SAME_CLASS: 'Ребёнок и так в этом классе. Выберите другой.',
  OTHER_YEAR:
    'Этот класс относится к другому учебному году. В следующий год детей переводит «Перевод на следующий год».',
  DAY_OUTSIDE_YEAR: 'День лежит вне учебного года этого класса. Проверьте дату.',
  DAY_BEFORE_ENROLLMENT: 'День раньше, чем ребёнок пришёл в этот класс. Проверьте дату.',
  DAY_TOO_FAR: 'Так далеко вперёд портал не записывает. Проверьте год.',
  TRANSFER_IS_OPEN: 'По этому ребёнку уже ждёт ответа запрос о переводе. Дождитесь ответа или отзовите запрос.',
  ENROLLMENT_OVERLAPS:
    'За эти дни ребёнок уже записан в класс — возможно, только что, другим сотрудником. Обновите страницу и проверьте, где он числится.',
  NOT_MAIN_ORGANIZATION: 'Эти сведения ведёт школа или детский сад, где ребёнок учится.',
  TRANSFER_DECIDED: 'По этому запросу уже есть решение. Обновите страницу.',
  TRANSFER_TO_SELF: 'Ребёнок и так в вашей организации. Для другого класса есть «Перевести в другой класс».',
  TRANSFER_TARGET:
    'Перевести можно в действующую школу или детский сад муниципалитета. Если семья уезжает, отметьте выбытие.',
  TRANSFER_DAY: 'Проверьте день перевода: не раньше месяца назад, не дальше года вперёд и после дня зачисления.',
  ROLL_OVER_TOO_EARLY: 'Перевод на следующий год открывается в последнюю неделю мая.',
  ROLL_OVER_UNRESOLVED:
    'Остались дети, по которым нужно ваше решение. Откройте отмеченные классы и выберите, что с ними будет.',
  ROLL_OVER_DONE: 'Организация уже перешла на следующий учебный год.',
  ROLL_OVER_NOT_STANDING: 'Этот перевод уже отменён.',
  ROLL_OVER_HAS_RECORDS:
    'Отменить перевод уже нельзя: в новом учебном году есть новые записи. Исправьте отдельные случаи переводом из класса в класс. Что появилось:',
  ROLL_OVER_NO_YEAR: 'Следующий учебный год ещё не открыт или уже закрыт. Его открывает Управление образования.',
  ROLL_OVER_EMPTY: 'Переводить некого: в этом учебном году в организации никто не числится.',
  TOO_MANY_SOUGHT: 'За час вы назвали уже двадцать детей. Подождите час: введённое сохранилось.',
  STUDENT_NOT_KNOWN:
    'Ребёнка с таким именем и датой рождения в муниципалитете нет. Сверьте их с документом; если всё верно, спросите организацию.',
  STUDENT_AMBIGUOUS: 'Таких детей двое: имя и дата рождения совпадают. Обратитесь в организацию, где учится ребёнок.',
  CHOICE_NOT_POSSIBLE: 'Для этого класса такое решение невозможно. Обновите страницу и выберите заново.',
}

/** What of pupils and classes stands in the way of undoing a roll-over. */
export const newRecordNames: Record<'PUPILS' | 'CLASSES' | 'STAFF' | 'LINKED', string> = {
  PUPILS: 'дети: кого-то зачислили, перевели или отметили выбывшим',
  CLASSES: 'классы и группы: добавлены новые',
  STAFF: 'сотрудники классов: назначены новые',
  LINKED: 'записи, которые держатся за классы нового года',
}

export const classKindNames: Record<ClassGroupKind, string> = {
  CLASS: 'Класс',
  PRESCHOOL_GROUP: 'Дошкольная группа',
  STUDY_GROUP: 'Группа дополнительного образования',
}

export const dutyNames: Record<ClassDuty, string> = {
  CLASS_TEACHER: 'классный руководитель',
  KINDERGARTEN_TEACHER: 'воспитатель',
  PSYCHOLOGIST: 'педагог-психолог',
  SUBJECT_TEACHER: 'учитель-предметник или педагог группы',
}

export const leaveNames: Record<LeaveReason, string> = {
  CLASS_CHANGED: 'перешёл в другой класс',
  TRANSFERRED: 'переведён в другую организацию',
  LEFT: 'выбыл из муниципалитета или на семейное обучение',
  GRADUATED: 'окончил обучение',
  YEAR_ENDED: 'учебный год окончен',
  MISTAKEN: 'зачислен по ошибке',
}

export const transferStateNames: Record<TransferState, string> = {
  REQUESTED: 'ждёт ответа',
  ACCEPTED: 'принят',
  DECLINED: 'отклонён',
  WITHDRAWN: 'отозван',
}

export const decisionNames: Record<RollOverDecision, string> = {
  PROMOTE: 'переходит',
  REPEAT: 'остаётся на повторный год',
  GRADUATE: 'оканчивает обучение',
  LEAVE: 'выбывает',
  TO_SCHOOL: 'идёт в школу другой организации',
}

/** «в 9А», «остаётся в 8А», «оканчивает обучение». */
export function choiceWords(choice: { decision: RollOverDecision; toName: string | null }): string {
  if (choice.decision === 'PROMOTE') return `в ${choice.toName ?? ''}`
  if (choice.decision === 'REPEAT') return `остаётся в ${choice.toName ?? ''}`
  return decisionNames[choice.decision]
}
