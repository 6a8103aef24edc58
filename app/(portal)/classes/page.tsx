import type { Metadata } from 'next'
import { YearGapNotice } from '@/components/institutions/year-gap-notice'
import { ClassTable } from '@/components/students/class-table'
import { CountsTable } from '@/components/students/counts-table'
import { DoneNotice } from '@/components/students/done-notice'
import { GradeTable } from '@/components/students/grade-table'
import { IncomingTransfers } from '@/components/students/incoming-transfers'
import { YearSwitch } from '@/components/students/year-switch'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadYearGap } from '@/lib/institutions/loaders'
import { type ClassesView, loadClasses } from '@/lib/students/loaders/classes'

export const metadata: Metadata = { title: 'Классы и группы' }

const DONE = { removed: 'Класс удалён.' }

type Query = Record<string, string | string[] | undefined>

export default async function ClassesPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const [view, gap] = await Promise.all([loadClasses(query), loadYearGap()])
  const { years, shown, organization, fromAbove, ownClassesOnly, incoming } = view
  const kindergarten = organization?.kind === 'KINDERGARTEN'
  const title = ownClassesOnly ? 'Мои классы и группы' : kindergarten ? 'Группы и воспитанники' : 'Классы и ученики'
  const own = organization && !fromAbove
  return (
    <>
      <PageHeader
        title={title}
        subtitle={organization?.shortName ?? 'Число детей по организациям. Имён здесь нет.'}
        breadcrumbs={fromAbove && organization ? [{ label: 'Классы и ученики', href: '/classes' }] : []}
        action={
          own ? (
            <Actions view={view} />
          ) : (
            view.byReason && <ButtonLink href="/students/by-reason">Карточка по основанию</ButtonLink>
          )
        }
      />
      <DoneNotice words={DONE} done={query.done} />
      {gap && <YearGapNotice gap={gap} />}
      <IncomingTransfers count={incoming} />
      <YearSwitch
        years={years}
        shownId={shown?.id ?? null}
        hrefOf={(id) => `/classes?year=${id}${fromAbove && organization ? `&organization=${organization.id}` : ''}`}
      />
      {!shown ? (
        <EmptyState icon="calendar" title="Учебный год ещё не открыт">
          Его открывает Управление образования на странице «Учебные годы».
        </EmptyState>
      ) : organization ? (
        <ClassTable
          rows={view.classes}
          fromAbove={fromAbove}
          empty={
            <EmptyState
              icon="school"
              title={ownClassesOnly ? 'За вами не закреплён ни один класс' : 'Классов и групп в этом году нет'}
              action={
                view.canEdit && (
                  <ButtonLink href={`/classes/new?year=${shown.id}`} variant="primary" icon="plus">
                    Добавить класс или группу
                  </ButtonLink>
                )
              }
            >
              {ownClassesOnly
                ? 'Класс за педагогом закрепляет руководитель или заместитель на странице класса.'
                : 'Загрузите их из таблицы, добавьте по одному или переведите детей из прошлого года.'}
            </EmptyState>
          }
        />
      ) : (
        <>
          <p className="mb-3 print:hidden">
            <Link href={`/classes?year=${shown.id}${view.grades ? '' : '&by=grade'}`} className="link">
              {view.grades ? 'По организациям' : 'Весь муниципалитет по параллелям'}
            </Link>
          </p>
          {view.grades ? (
            <GradeTable rows={view.grades} />
          ) : (
            <CountsTable rows={view.counts?.rows ?? []} yearId={shown.id} />
          )}
        </>
      )}
      {view.counts && shown && (
        <Pagination
          previousHref={view.after ? `/classes?year=${shown.id}` : undefined}
          nextHref={view.counts.next ? `/classes?year=${shown.id}&after=${view.counts.next}` : undefined}
        />
      )}
    </>
  )
}

function Actions({ view }: { view: ClassesView }) {
  const { shown, canEdit, canRollOver, canSeeNames } = view
  return (
    <>
      {canSeeNames && (
        <ButtonLink href="/students" icon="search">
          Найти по фамилии
        </ButtonLink>
      )}
      {canRollOver && (
        <>
          <ButtonLink href="/transfers">Переводы</ButtonLink>
          <ButtonLink href="/classes/roll-over">На следующий год</ButtonLink>
        </>
      )}
      {canEdit && <ButtonLink href="/students/import">Загрузить из таблицы</ButtonLink>}
      {canEdit && shown && (
        <ButtonLink href={`/classes/new?year=${shown.id}`} variant="primary" icon="plus">
          Добавить
        </ButtonLink>
      )}
    </>
  )
}
