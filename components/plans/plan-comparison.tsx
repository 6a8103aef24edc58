import { formatNumber } from '@/components/ui/format'
import { Section } from '@/components/ui/section'
import { formNames } from '@/lib/activities/messages'
import type { PlanKind } from '@/lib/kernel/prisma/enums'
import type { PlanComparison as View } from '@/lib/plans/loaders/plan'
import { fieldNames, stepsText } from '@/lib/plans/messages/plan'
import type { ComparedField } from '@/lib/plans/rules/plan-difference'
import type { PlanEntry } from '@/lib/plans/types/plan'
import { datesText } from './plan-words'

function said(kind: PlanKind, entry: PlanEntry, field: ComparedField): string {
  const words: Record<ComparedField, () => string> = {
    direction: () => entry.direction ?? '—',
    form: () => formNames[entry.form],
    title: () => entry.title,
    steps: () => stepsText(kind, entry.stepFrom, entry.stepTo),
    dates: () => datesText(entry.fromOn, entry.toOn),
    hours: () => formatNumber(entry.hours),
    responsible: () => entry.responsible,
    partner: () => entry.partner ?? '—',
    item: () => (entry.itemId ? `п. ${entry.item ?? '—'}` : '—'),
  }
  return words[field]()
}

function Whole({ kind, entry }: { kind: PlanKind; entry: PlanEntry }) {
  const facts = [stepsText(kind, entry.stepFrom, entry.stepTo), datesText(entry.fromOn, entry.toOn), entry.responsible]
  return (
    <li className="border-line border-b py-2">
      <span className="font-medium">{entry.title}</span>
      <span className="block text-muted text-sm">{facts.join(' · ')}</span>
    </li>
  )
}

/** Two revisions laid side by side: what came, what went, what is worded otherwise. */
export function PlanComparison({ view: { plan, difference } }: { view: View }) {
  const { added, removed, changed, same } = difference
  return (
    <>
      {changed.length > 0 && (
        <Section title="Изменены" count={changed.length}>
          <ul className="space-y-4">
            {changed.map(({ before, after, fields }) => (
              <li key={after.lineId} className="rounded border border-line p-4">
                <p className="mb-2 font-semibold">{after.title}</p>
                <dl className="space-y-2">
                  {fields.map((field) => (
                    <div key={field} className="grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr_1fr]">
                      <dt className="text-muted text-sm">{fieldNames[field]}</dt>
                      <dd className="border-danger border-l-2 pl-2">
                        <span className="sr-only">Было: </span>
                        <del>{said(plan.kind, before, field)}</del>
                      </dd>
                      <dd className="border-success border-l-2 pl-2">
                        <span className="sr-only">Стало: </span>
                        {said(plan.kind, after, field)}
                      </dd>
                    </div>
                  ))}
                </dl>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {added.length > 0 && (
        <Section title="Добавлены" count={added.length}>
          <ul className="border-line border-t">
            {added.map((entry) => (
              <Whole key={entry.lineId} kind={plan.kind} entry={entry} />
            ))}
          </ul>
        </Section>
      )}
      {removed.length > 0 && (
        <Section title="Убраны" count={removed.length}>
          <ul className="border-line border-t">
            {removed.map((entry) => (
              <Whole key={entry.lineId} kind={plan.kind} entry={entry} />
            ))}
          </ul>
        </Section>
      )}
      <p className="text-muted">
        {added.length + removed.length + changed.length === 0 ? 'Мероприятия не менялись.' : `Без изменений: ${same}.`}
      </p>
    </>
  )
}
