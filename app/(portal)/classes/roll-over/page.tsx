import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { NextPlans } from '@/components/plans/next-plans'
import { RunRollOverForm, UndoRollOverForm } from '@/components/plans/roll-over-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { RollOverStanding } from '@/components/students/roll-over-standing'
import { RollOverTable } from '@/components/students/roll-over-table'
import { YearSwitch } from '@/components/students/year-switch'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadCarriedPlans } from '@/lib/plans/loaders/roll-over'
import { loadRollOver } from '@/lib/students/loaders/roll-over'
import { studentsMessages } from '@/lib/students/messages'

export const metadata: Metadata = { title: 'Перевод на следующий учебный год' }

const DONE = {
  chosen: 'Решения по классу сохранены.',
  run: 'Организация переведена на следующий учебный год.',
  carried: 'Организация переведена на следующий учебный год, план перенесён черновиком.',
  undone: 'Перевод отменён: всё стоит так, как до него.',
}

type Query = Record<string, string | string[] | undefined>

export default async function RollOverPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const view = await loadRollOver(query)
  const { years, from, to, lines, newClasses, unresolved, pupils, mark, objection, standing } = view
  const plans = await loadCarriedPlans(from, to)
  return (
    <>
      <PageHeader
        title="Перевод на следующий учебный год"
        subtitle={
          from && to ? `Из ${from.code} в ${to.code}. Пока вы не нажмёте «Перевести», ничего не меняется.` : undefined
        }
        breadcrumbs={[{ label: 'Классы и группы', href: '/classes' }]}
      />
      <DoneNotice words={DONE} done={query.done} />
      <YearSwitch
        years={years.filter(({ state }) => state !== 'PLANNED')}
        shownId={from?.id ?? null}
        hrefOf={(id) => `/classes/roll-over?year=${id}`}
      />
      {standing ? (
        <RollOverStanding rollOver={standing} undo={<UndoRollOverForm rollOverId={standing.id} />}>
          <NextPlans plans={plans} code={standing.toYearCode} />
        </RollOverStanding>
      ) : lines.length === 0 || !from ? (
        <EmptyState icon="users" title="Переводить некого">
          В этом учебном году в организации никто не числится.
        </EmptyState>
      ) : (
        <>
          {objection && (
            <Notice tone={objection === 'ROLL_OVER_UNRESOLVED' ? 'warning' : 'info'} className="mb-6">
              {studentsMessages[objection]}
              {unresolved > 0 && ` Без решения: ${counted(unresolved, 'ребёнок', 'ребёнка', 'детей')}.`}
            </Notice>
          )}
          <Section title="Что будет с каждым классом" count={lines.length}>
            <RollOverTable lines={lines} />
          </Section>
          <Section title="Классы и группы нового года">
            <p>{newClasses.length > 0 ? newClasses.join(', ') : 'Новых классов не будет.'}</p>
          </Section>
          {!objection && to && (
            <Section title={`Перевести ${counted(pupils, 'ребёнка', 'детей', 'детей')}`}>
              <RunRollOverForm
                yearId={from.id}
                mark={mark}
                requestKey={randomUUID()}
                plans={plans}
                fromCode={from.code}
                toCode={to.code}
              />
            </Section>
          )}
        </>
      )}
    </>
  )
}
