import type { Metadata } from 'next'
import { CalendarDayForm } from '@/components/institutions/calendar-day-form'
import { CalendarGrid } from '@/components/institutions/calendar-grid'
import { ExceptionTable } from '@/components/institutions/exception-table'
import { PrintButton } from '@/components/institutions/print-button'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadCalendar } from '@/lib/institutions/loaders'

export const metadata: Metadata = { title: 'Рабочий календарь' }

type Query = Record<string, string | string[] | undefined>

export default async function CalendarPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { calendar, canEdit, today } = await loadCalendar(await searchParams)
  const { year, months, exceptions, workingDays } = calendar
  return (
    <>
      <PageHeader
        title={`Рабочий календарь на ${year} год`}
        subtitle={`${counted(workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')} при пятидневной неделе. По нему портал считает сроки.`}
        action={
          <>
            <ButtonLink href="/years">Учебные годы и каникулы</ButtonLink>
            <PrintButton />
          </>
        }
      />
      <nav aria-label="Годы" className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        <ButtonLink href={`/calendar?year=${year - 1}`} size="sm" icon="arrow-left" rel="prev">
          {year - 1}
        </ButtonLink>
        <span aria-current="page" className="px-2 font-semibold tabular-nums">
          {year}
        </span>
        <ButtonLink href={`/calendar?year=${year + 1}`} size="sm" rel="next">
          {year + 1}
          <Icon name="arrow-right" />
        </ButtonLink>
      </nav>
      {exceptions.length === 0 && (
        <Notice tone="warning" title={`Праздники и переносы на ${year} год не внесены`} className="mb-6">
          Пока их нет, портал считает рабочими все дни с понедельника по пятницу.
          {canEdit ? ' Отметьте дни ниже.' : ' Их вносит Управление образования.'}
        </Notice>
      )}
      <Section title="Год по месяцам">
        <CalendarGrid months={months} today={today} />
      </Section>
      <Section
        title="Исключения"
        count={exceptions.length}
        hint="Дни, которые отличаются от обычной недели: праздники, перенесённые выходные и рабочие субботы. Сроки уже выданных поручений от правки календаря не сдвигаются."
      >
        {canEdit && (
          <Disclosure summary="Отметить день" className="mb-4 print:hidden" open={exceptions.length === 0}>
            <CalendarDayForm year={year} />
          </Disclosure>
        )}
        {exceptions.length > 0 && (
          <div className="max-w-4xl">
            <ExceptionTable exceptions={exceptions} canEdit={canEdit} />
          </div>
        )}
      </Section>
    </>
  )
}
