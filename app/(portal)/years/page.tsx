import type { Metadata } from 'next'
import { BreakTable } from '@/components/institutions/break-table'
import { BreaksForm, CloseYearForm, MakeCurrentForm, OpenYearForm } from '@/components/institutions/year-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { YearSwitch } from '@/components/students/year-switch'
import { Disclosure } from '@/components/ui/disclosure'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadYears } from '@/lib/institutions/loaders'
import { yearStateNames } from '@/lib/institutions/messages'

export const metadata: Metadata = { title: 'Учебные годы и каникулы' }

const DONE = {
  opened: 'Учебный год открыт, каникулы поставлены обычные: проверьте их.',
  current: 'Учебный год стал текущим, прежний закрыт.',
  closed: 'Учебный год закрыт.',
  breaks: 'Каникулы муниципалитета сохранены.',
  own: 'Каникулы организации сохранены.',
}

type Query = Record<string, string | string[] | undefined>

export default async function YearsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const view = await loadYears(query)
  const { years, shown, breaks, canEdit, canSetOwn } = view
  const open = shown !== null && shown.state !== 'CLOSED'
  return (
    <>
      <PageHeader
        title="Учебные годы и каникулы"
        subtitle={shown ? `${shown.code}: ${yearStateNames[shown.state]}, с 1 сентября по 31 августа` : undefined}
      />
      <DoneNotice words={DONE} done={query.done} />
      <YearSwitch years={years} shownId={shown?.id ?? null} hrefOf={(id) => `/years?year=${id}`} />
      {shown ? (
        <>
          <Section title="Каникулы муниципалитета">
            <BreakTable
              rows={breaks.usual}
              empty="Каникулы на этот год не внесены. Их вносит Управление образования."
            />
            {canEdit && open && (
              <Disclosure summary="Изменить каникулы" className="mt-4 print:hidden">
                <BreaksForm
                  key={view.usualMark}
                  yearId={shown.id}
                  mark={view.usualMark}
                  own={false}
                  breaks={breaks.usual}
                  days={{ min: shown.startsOn, max: shown.endsOn }}
                />
              </Disclosure>
            )}
          </Section>
          {(canSetOwn || breaks.own.length > 0) && (
            <Section
              title="Каникулы вашей организации"
              hint="Если заполнены, действуют вместо муниципальных. Чтобы вернуться к муниципальным, очистите все строки."
            >
              <BreakTable rows={breaks.own} empty="Своих нет: действуют муниципальные." />
              {canSetOwn && open && (
                <Disclosure summary="Задать свои каникулы" className="mt-4 print:hidden">
                  <BreaksForm
                    key={view.ownMark}
                    yearId={shown.id}
                    mark={view.ownMark}
                    own
                    breaks={breaks.own.length > 0 ? breaks.own : breaks.usual}
                    days={{ min: shown.startsOn, max: shown.endsOn }}
                  />
                </Disclosure>
              )}
            </Section>
          )}
        </>
      ) : (
        <EmptyState icon="calendar" title="Учебных годов пока нет">
          Первый открывает Управление образования.
        </EmptyState>
      )}
      {canEdit && (
        <Section title="Следующий шаг" className="print:hidden">
          <div className="flex flex-wrap gap-4">
            {shown && view.canMakeCurrent && (
              <MakeCurrentForm yearId={shown.id} version={shown.version} code={shown.code} />
            )}
            {shown && view.canClose && <CloseYearForm yearId={shown.id} version={shown.version} code={shown.code} />}
            <OpenYearForm startYear={view.nextStartYear} code={view.nextCode} />
          </div>
        </Section>
      )}
    </>
  )
}
