import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatDayShort, formatNumber } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { formNames } from '@/lib/activities/messages'
import type { PlanEntryView, PlanView } from '@/lib/plans/loaders/plan'
import { stepsText } from '@/lib/plans/messages/plan'
import { EntryStandingMark } from './plan-state'
import { datesText } from './plan-words'

type Props = { view: PlanView; rows: PlanEntryView[]; caption: string }

function Title({ entry, href }: { entry: PlanEntryView; href: string | null }) {
  const what = [formNames[entry.form], entry.partner, entry.item && `п. ${entry.item}`].filter(Boolean).join(' · ')
  return (
    // The calendar leads here.
    <div id={`line-${entry.lineId}`} className="scroll-mt-20 target:bg-gold-soft">
      {href ? (
        <Link href={href} className="link">
          {entry.title}
        </Link>
      ) : (
        entry.title
      )}
      <span className="block font-normal text-muted text-sm">{what}</span>
    </div>
  )
}

/** The entries of a direction, or of the whole plan of a kindergarten. */
export function EntryTable({ view, rows, caption }: Props) {
  const { plan, revision, may } = view
  const inForce = revision.state === 'APPROVED'
  const hrefOf = (entry: PlanEntryView) => {
    if (may.edit) return `/plans/${plan.id}/entries/${entry.id}`
    return may.changeLines ? `/plans/${plan.id}/lines/${entry.lineId}` : null
  }
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          header: 'Мероприятие',
          priority: 'first',
          cell: (row) => <Title entry={row} href={hrefOf(row)} />,
        },
        {
          key: 'steps',
          header: plan.kind === 'SCHOOL' ? 'Классы' : 'Возраст',
          className: '@2xl:w-28 @2xl:whitespace-nowrap',
          cell: (row) => stepsText(plan.kind, row.stepFrom, row.stepTo),
        },
        {
          key: 'dates',
          header: 'Срок',
          // The tables of the directions stand under one another: their columns are of one width.
          className: '@2xl:w-52',
          cell: (row) => (
            <>
              {row.lineState === 'MOVED' && row.movedToOn
                ? formatDayShort(row.movedToOn)
                : datesText(row.fromOn, row.toOn)}
              {row.lineState === 'MOVED' && (
                <span className="block text-muted text-sm">по плану: {datesText(row.fromOn, row.toOn)}</span>
              )}
              {row.onRest && revision.state === 'DRAFT' && (
                <span className="flex items-center gap-1 text-gold text-sm">
                  <Icon name="triangle-alert" />
                  выходной или каникулы
                </span>
              )}
            </>
          ),
        },
        ...(plan.kind === 'SCHOOL'
          ? [
              {
                key: 'hours',
                header: 'Часы',
                align: 'right' as const,
                className: '@2xl:w-16',
                cell: (row: PlanEntryView) => (row.hours > 0 ? formatNumber(row.hours) : '—'),
              },
            ]
          : []),
        {
          key: 'who',
          header: 'Ответственный',
          priority: 'low',
          className: '@2xl:w-52',
          cell: (row) => row.responsible,
        },
        ...(inForce
          ? [
              {
                key: 'standing',
                header: 'Как идёт',
                className: '@2xl:w-36',
                cell: (row: PlanEntryView) => (
                  <>
                    <EntryStandingMark standing={row.standing} />
                    {row.reason && <span className="block text-muted text-sm">{row.reason}</span>}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** All entries: by direction in a school, one table in a kindergarten. */
export function PlanEntries({ view }: { view: PlanView }) {
  const { plan, entries, ground, may } = view
  if (entries.length === 0) {
    return (
      <EmptyState
        icon="list-checks"
        title="В плане ещё нет мероприятий"
        action={
          may.edit && (
            <ButtonLink href={`/plans/${plan.id}/entries/new`} icon="plus">
              Добавить мероприятие
            </ButtonLink>
          )
        }
      >
        {may.edit ? 'Добавьте их по одному или вставьте готовую таблицу из Excel или Word.' : undefined}
      </EmptyState>
    )
  }
  if (plan.kind === 'KINDERGARTEN') return <EntryTable view={view} rows={entries} caption="Мероприятия плана" />
  const groups = ground.directions
    .map(({ id, title }) => ({ id, title, rows: entries.filter(({ directionId }) => directionId === id) }))
    .filter(({ rows }) => rows.length > 0)
  return (
    <div className="space-y-6">
      {groups.map(({ id, title, rows }) => (
        <section key={id} aria-labelledby={`direction-${id}`}>
          <h3 id={`direction-${id}`} className="mb-2 font-semibold text-base">
            {title} <span className="font-normal text-muted tabular-nums">{rows.length}</span>
          </h3>
          <EntryTable view={view} rows={rows} caption={title} />
        </section>
      ))}
    </div>
  )
}
