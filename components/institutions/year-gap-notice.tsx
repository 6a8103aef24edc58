import { ButtonLink } from '@/components/ui/button-link'
import { formatDay } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import type { YearGapView } from '@/lib/institutions/loaders'

/** On 1 September and after a closing: the work goes on, and whose step is the next one. */
export function YearGapNotice({ gap }: { gap: YearGapView }) {
  const { over, wanted, planned, canOpen } = gap
  return (
    <Notice
      tone="warning"
      className="mb-6"
      title={over ? `Учебный год ${over.code} закончился ${formatDay(over.endsOn)}` : 'Текущего учебного года нет'}
      actions={
        canOpen && (
          <ButtonLink href="/years" size="sm">
            {planned ? `Сделать ${wanted} текущим` : `Открыть ${wanted}`}
          </ButtonLink>
        )
      }
    >
      {over
        ? 'Проведённое до этого дня ещё можно записать. '
        : 'Прежние записи видны, но записать новое мероприятие пока нельзя. '}
      {canOpen
        ? `Чтобы школы работали дальше, ${planned ? 'сделайте текущим' : 'откройте'} ${wanted} учебный год.`
        : `${wanted} учебный год открывает Управление образования; поручения коллегии от этого не зависят.`}
    </Notice>
  )
}
