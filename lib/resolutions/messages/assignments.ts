export type AssignmentReason =
  | 'NOT_OPEN'
  | 'NOT_ACKNOWLEDGEABLE'
  | 'HAND_TO_STRANGER'
  | 'HAS_DEADLINE'
  | 'REVIEW_DATE_PAST'

export const assignmentMessages: Record<AssignmentReason, string> = {
  NOT_OPEN: 'Поручение уже не в работе: изменить его нельзя. Обновите страницу, чтобы увидеть, что с ним стало.',
  NOT_ACKNOWLEDGEABLE: 'Ознакомление с этим поручением не требуется: оно уже не в работе.',
  HAND_TO_STRANGER:
    'Поручение можно передать только действующему сотруднику вашей организации. Выберите другого человека.',
  HAS_DEADLINE: 'У поручения есть срок исполнения. Изменить его можно только продлением.',
  REVIEW_DATE_PAST: 'Дата контроля уже прошла. Укажите сегодняшний день или более поздний.',
}
