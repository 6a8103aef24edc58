import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { visibilityNames } from '@/lib/pathways/messages/diagnostics'
import type { ClassDiagnostics, DiagnosticClass } from '@/lib/pathways/types'

/** Classes with how many may be asked, were asked, and whose families read the summary. */
export function DiagnosticClasses({ rows }: { rows: DiagnosticClass[] }) {
  return (
    <DataTable
      caption="Диагностика по классам"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="users" title="Классов пока нет">
          Класс за психологом закрепляет руководитель на странице класса.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Класс или группа',
          priority: 'first',
          cell: (row) => (
            <Link href={`/diagnostics/classes/${row.id}`} className="link">
              {row.name}
            </Link>
          ),
        },
        { key: 'students', header: 'Детей', align: 'right', cell: (row) => row.students },
        { key: 'consented', header: 'Есть согласие', align: 'right', cell: (row) => row.consented },
        { key: 'taken', header: 'Есть результат', align: 'right', cell: (row) => row.taken },
        { key: 'released', header: 'Открыто семье', align: 'right', cell: (row) => row.released },
      ]}
    />
  )
}

type ClassProps = { rows: ClassDiagnostics[]; titles: Record<string, string> }

/** The children of a class with their results of the year: what each is, and who sees it. */
export function ClassResults({ rows, titles }: ClassProps) {
  return (
    <DataTable
      caption="Результаты класса"
      rows={rows}
      rowKey={(row) => row.studentId}
      empty={
        <EmptyState icon="users" title="В классе никого нет">
          Детей зачисляют на странице класса.
        </EmptyState>
      }
      columns={[
        {
          key: 'child',
          header: 'Ребёнок',
          priority: 'first',
          cell: (row) =>
            row.results.length > 0 ? (
              <Link href={`/diagnostics/students/${row.studentId}`} className="link">
                {personFullName(row)}
              </Link>
            ) : (
              personFullName(row)
            ),
        },
        {
          key: 'consent',
          header: 'Согласие',
          cell: (row) => (row.consented ? 'есть' : <strong className="font-medium text-gold">нет согласия</strong>),
        },
        {
          key: 'results',
          header: 'Результаты года',
          cell: (row) =>
            row.results.length === 0 ? (
              <span className="text-muted">нет</span>
            ) : (
              <ul>
                {row.results.map((result) => (
                  <li key={result.id}>
                    {titles[result.methodCode] ?? 'Методика'}, <Day day={result.takenOn} short />
                    <span className="block text-muted text-sm">{visibilityNames[result.visibility]}</span>
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
