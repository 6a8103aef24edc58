import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { formatNumber, formatPercent, personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import type { FieldRow, OutcomeSummary } from '@/lib/outcomes/loaders'
import { categoryNames, categoryShortNames } from '@/lib/outcomes/messages'
import type { Told } from '@/lib/outcomes/rules/counts'
import { fieldText } from '@/lib/outcomes/rules/fields'
import type { OutcomeClass, OutcomePhase, OutcomePupil } from '@/lib/outcomes/types'
import { OutcomeStateWords, OutcomeWords } from './outcome-words'

const WRAPS = '@2xl:whitespace-normal!'

const part = (of: number, whole: number) => (whole === 0 ? <span className="text-muted">—</span> : `${of} из ${whole}`)

/** Graduating classes with how far they have come. */
export function OutcomeClasses({ rows, phase }: { rows: OutcomeClass[]; phase: OutcomePhase }) {
  return (
    <DataTable
      caption="Выпускные классы"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="graduation-cap" title="Выпускных классов нет">
          Здесь появляются 9 и 11 классы: у педагога — свои, у руководителя — все.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Класс',
          priority: 'first',
          cell: (row) => (
            <Link href={`/outcomes/classes/${row.id}`} className="link">
              {row.name} класс
            </Link>
          ),
        },
        { key: 'roster', header: 'Выпускников', align: 'right', cell: (row) => row.roster },
        { key: 'intentions', header: 'Намерения', align: 'right', cell: (row) => part(row.intentions, row.roster) },
        ...(phase === 'ACTUAL'
          ? [
              {
                key: 'actuals',
                header: 'Куда поступили',
                align: 'right' as const,
                cell: (row: OutcomeClass) => part(row.actuals, row.roster),
              },
              {
                key: 'state',
                header: 'Подтверждено',
                cell: (row: OutcomeClass) =>
                  row.confirmed ? 'руководителем' : <span className="text-muted">ещё нет</span>,
              },
            ]
          : []),
      ]}
    />
  )
}

type PupilsProps = {
  rows: OutcomePupil[]
  phase: OutcomePhase
  confirmed: boolean
  correctAt: ((id: string) => string) | null
}

/** Graduates of a class, to be read. */
export function OutcomePupils({ rows, phase, confirmed, correctAt }: PupilsProps) {
  return (
    <DataTable
      caption="Выпускники класса"
      rows={rows}
      rowKey={(row) => row.studentId}
      empty={
        <EmptyState icon="users" title="Выпускников нет">
          Здесь те, кто учится в классе, а после конца года — кто был в нём в последний день.
        </EmptyState>
      }
      columns={[
        { key: 'name', header: 'Выпускник', priority: 'first', cell: (row) => personFullName(row) },
        { key: 'intention', header: 'Намерение', cell: (row) => <OutcomeWords facts={row.intention} /> },
        ...(phase === 'ACTUAL'
          ? [
              {
                key: 'actual',
                header: 'Куда поступил',
                cell: (row: OutcomePupil) => <OutcomeWords facts={row.actual} />,
              },
              {
                key: 'state',
                header: 'Состояние',
                cell: (row: OutcomePupil) => <OutcomeStateWords pupil={row} confirmed={confirmed} />,
              },
            ]
          : []),
        ...(correctAt
          ? [
              {
                key: 'correct',
                header: 'Исправить',
                headerHidden: true,
                priority: 'action' as const,
                cell: (row: OutcomePupil) => (
                  <Link href={correctAt(row.studentId)} className="link">
                    {row.actual ? 'Исправить' : 'Внести'}
                    <span className="sr-only">: {personFullName(row)}</span>
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** A count as it may be told. */
const told = (count: Told) =>
  count === null ? (
    <span className="text-muted" title="Группа меньше пяти человек не показывается">
      скрыто
    </span>
  ) : count === 0 ? (
    <span className="text-muted">—</span>
  ) : (
    formatNumber(count)
  )

const percent = (count: Told, of: Told) => (!count || !of ? '' : ` (${formatPercent((count / of) * 100, 0)})`)

/** Categories as rows: this year and the one before beside each other. */
export function OutcomeComparison({ view }: { view: OutcomeSummary }) {
  const names = [...view.categories.map((category) => categoryNames[category]), 'Нет сведений', 'Всего выпускников']
  const rows = names.map((name, at) => ({
    name,
    now: view.totals[at] ?? null,
    before: view.totalsBefore?.[at] ?? null,
  }))
  const all = rows.at(-1)
  return (
    <DataTable
      caption="Куда поступили"
      rows={rows}
      rowKey={(row) => row.name}
      columns={[
        { key: 'name', header: 'Куда поступили', priority: 'first', cell: (row) => row.name },
        {
          key: 'now',
          header: view.year?.code ?? '',
          align: 'right',
          cell: (row) => (
            <>
              {told(row.now)}
              {row !== all && percent(row.now, all?.now ?? null)}
            </>
          ),
        },
        ...(view.totalsBefore
          ? [
              {
                key: 'before',
                header: view.before?.code ?? '',
                align: 'right' as const,
                cell: (row: (typeof rows)[number]) => (
                  <>
                    {told(row.before)}
                    {row !== all && percent(row.before, all?.before ?? null)}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Schools as rows, categories as columns. */
export function OutcomeSchools({ view }: { view: OutcomeSummary }) {
  const heads = [...view.categories.map((category) => categoryShortNames[category]), 'Нет сведений', 'Всего']
  return (
    <DataTable
      caption="По школам"
      rows={view.rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', header: 'Школа', priority: 'first', cell: (row) => row.shortName },
        ...heads.map((header, at) => ({
          key: header,
          header,
          align: 'right' as const,
          className: WRAPS,
          cell: (row: OutcomeSummary['rows'][number]) => told(row.cells[at] ?? null),
        })),
      ]}
    />
  )
}

/** Groups of professions that graduates learn or work in. */
export function OutcomeFieldsTable({ rows }: { rows: FieldRow[] }) {
  return (
    <DataTable
      caption="По группам профессий"
      rows={rows}
      rowKey={(row) => row.fieldCode}
      empty={
        <EmptyState icon="briefcase" title="Групп профессий пока нет">
          Они появятся, когда школы внесут, на кого учатся выпускники.
        </EmptyState>
      }
      columns={[
        { key: 'name', header: 'Группа профессий', priority: 'first', cell: (row) => fieldText(row.fieldCode) },
        { key: 'count', header: 'Выпускников', align: 'right', cell: (row) => told(row.count) },
        { key: 'by', header: 'По профилю', align: 'right', cell: (row) => told(row.byProfile) },
        { key: 'other', header: 'Не по профилю', align: 'right', cell: (row) => told(row.otherwise) },
      ]}
    />
  )
}
