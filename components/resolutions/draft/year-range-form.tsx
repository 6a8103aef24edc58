import { ActionForm } from '@/components/ui/action-form'
import { counted } from '@/components/ui/format'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { answerYearRangeAction } from '@/lib/resolutions/actions/drafts'
import type { DraftHead } from '@/lib/resolutions/rules/drafts/types'

/** «2022-2023 г.»: asked once for the resolution, applied to every such item. */
export function YearRangeForm({ head, example, count }: { head: DraftHead; example: string; count: number }) {
  return (
    <div id="year-range" tabIndex={-1} className="scroll-mt-4">
      <ActionForm
        rereadOnConflict
        action={answerYearRangeAction}
        submitLabel="Применить"
        pendingLabel="Применяем…"
        aria-label="Как понимать срок на несколько лет"
        className="mb-6 gap-4 rounded border-2 border-gold border-dotted bg-gold-soft p-4"
      >
        <input type="hidden" name="resolutionId" value={head.id} />
        <input type="hidden" name="version" value={head.version} />
        <RadioGroupField
          name="reading"
          label={`Как понимать срок «${example}»?`}
          hint={`Ответ применится сразу к ${counted(count, 'пункту', 'пунктам', 'пунктам')}.`}
          defaultValue={head.yearRangeReading ?? 'CALENDAR_INTERIM'}
          choices={[
            {
              value: 'CALENDAR_INTERIM',
              label: 'Календарные годы, отчёт за каждый год',
              hint: 'До последнего рабочего дня каждого года; последний отчёт — итоговый.',
            },
            {
              value: 'CALENDAR',
              label: 'Календарные годы, один итоговый отчёт',
              hint: 'До последнего рабочего дня последнего года.',
            },
            { value: 'ACADEMIC', label: 'Учебный год', hint: 'До 31 августа последнего года.' },
          ]}
        />
      </ActionForm>
    </div>
  )
}
