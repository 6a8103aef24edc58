export type AmendmentReason = 'NOT_ISSUED' | 'NOTHING_CHANGED' | 'ITEM_NOT_ISSUED' | 'PERIODIC_DEADLINE' | 'DUE_IN_PAST'

export const amendmentMessages: Record<AmendmentReason, string> = {
  NOT_ISSUED: 'Изменение вносится только в действующее решение. Откройте его заново и проверьте состояние.',
  NOTHING_CHANGED: 'Вы ничего не изменили. Исправьте текст, перенесите срок или снимите пункт — и сохраните.',
  ITEM_NOT_ISSUED:
    'Один из пунктов уже снят или завершён, изменить его нельзя. Откройте страницу заново: ваши остальные правки показаны ниже.',
  PERIODIC_DEADLINE:
    'У пункта срок по периодам: одной датой он не переносится. Укажите, до какого числа отчитываться за каждый период.',
  DUE_IN_PAST: 'Новый срок уже прошёл. Укажите день не раньше сегодняшнего.',
}
