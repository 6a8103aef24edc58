import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { methodNames, purposeNames } from '@/lib/family/messages/consents'
import { STANDING_PURPOSES } from '@/lib/family/rules/consents'
import type { ConsentClass, RegisterRow } from '@/lib/family/types/consents'
import { StandingMark } from './consent-words'

/** Classes and groups with how many families agree to what. */
export function ConsentClasses({ rows }: { rows: ConsentClass[] }) {
  return (
    <DataTable
      caption="Согласия по классам"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="users" title="Классов и групп пока нет">
          Класс за педагогом закрепляет руководитель.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Класс или группа',
          priority: 'first',
          cell: (row) => (
            <Link href={`/consents/classes/${row.id}`} className="link">
              {row.name}
            </Link>
          ),
        },
        { key: 'students', header: 'Детей', align: 'right', cell: (row) => row.students },
        ...STANDING_PURPOSES.map((purpose) => ({
          key: purpose,
          header: purposeNames[purpose],
          align: 'right' as const,
          cell: (row: ConsentClass) => row.granted[purpose] || <span className="text-muted">—</span>,
        })),
      ]}
    />
  )
}

/** The register of a class: children × purposes. */
export function ConsentRegister({ rows }: { rows: RegisterRow[] }) {
  return (
    <DataTable
      caption="Реестр согласий"
      rows={rows}
      rowKey={(row) => row.studentId}
      empty={
        <EmptyState icon="users" title="В классе никого нет">
          Детей зачисляют на странице класса.
        </EmptyState>
      }
      columns={[
        { key: 'child', header: 'Ребёнок', priority: 'first', cell: (row) => personFullName(row) },
        ...STANDING_PURPOSES.map((purpose) => ({
          key: purpose,
          header: purposeNames[purpose],
          cell: (row: RegisterRow) => <Answer row={row} purpose={purpose} />,
        })),
      ]}
    />
  )
}

function Answer({ row, purpose }: { row: RegisterRow; purpose: string }) {
  const answer = row.answers.find((each) => each.purpose === purpose)
  const on = answer?.withdrawnOn ?? answer?.signedOn
  return (
    <>
      <StandingMark standing={answer?.standing ?? 'none'} />
      {answer && on && (
        <span className="block text-muted text-sm">
          <Day day={on} short />
          {answer.method && `, ${methodNames[answer.method]}`}
          {answer.edition > 0 && `, ред. ${answer.edition}`}
        </span>
      )}
    </>
  )
}

/** Blanks for paper, of each purpose: empty, or with the names of a class. */
export function BlankLinks({ classId, withEvent }: { classId?: string; withEvent?: boolean }) {
  const purposes = withEvent ? [...STANDING_PURPOSES, 'EVENT' as const] : STANDING_PURPOSES
  return (
    <ul className="flex flex-wrap gap-2 print:hidden">
      {purposes.map((purpose) => (
        <li key={purpose}>
          <ButtonLink href={`/consents/blank/${purpose}${classId ? `?class=${classId}` : ''}`} size="sm" icon="printer">
            {purposeNames[purpose]}
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}
