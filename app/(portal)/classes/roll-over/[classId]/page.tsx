import type { Metadata } from 'next'
import { ChooseRollOverForm } from '@/components/students/roll-over-forms'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadRollOverClass } from '@/lib/students/loaders/roll-over'
import { choiceWords } from '@/lib/students/messages'

export const metadata: Metadata = { title: 'Решения по классу' }

export default async function RollOverClassPage({ params }: { params: Promise<{ classId: string }> }) {
  const { group, choices, rows } = await loadRollOverClass((await params).classId)
  const optionOf = (choice: (typeof choices)[number]) => `${choice.decision}:${choice.toName ?? ''}`
  const open = rows.filter(({ choice }) => choice === null).length
  return (
    <>
      <PageHeader
        title={`Решения: ${group.name}`}
        subtitle={`Учебный год ${group.year.code}`}
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: 'Перевод на следующий год', href: `/classes/roll-over?year=${group.year.id}` },
        ]}
      />
      {open > 0 && (
        <Notice tone="warning" className="mb-6">
          Выберите, что будет с каждым ребёнком, у которого стоит «нужно решение».
        </Notice>
      )}
      <ChooseRollOverForm
        classId={group.id}
        rows={rows.map((row) => ({
          enrollmentId: row.enrollmentId,
          name: personFullName(row),
          value: row.choice ? optionOf(row.choice) : 'USUAL',
        }))}
        options={[
          { value: 'USUAL', label: open > 0 ? 'нужно решение' : 'по общему правилу' },
          ...choices.map((choice) => ({ value: optionOf(choice), label: choiceWords(choice) })),
        ]}
      />
    </>
  )
}
