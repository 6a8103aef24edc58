import { DataTable } from '@/components/ui/data-table'
import { Day } from '@/components/ui/day'
import { EmptyState } from '@/components/ui/empty-state'
import { personFullName } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Person } from '@/components/ui/person'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { projectStateNames } from '@/lib/plans/messages/projects'
import { shareOf, toldFromAbove } from '@/lib/plans/rules/registers'
import type { ProjectClass, ProjectRow } from '@/lib/plans/types/projects'
import type { OrganizationFigures, PersonName } from '@/lib/plans/types/registers'

const share = (part: number, whole: number) => {
  const percent = shareOf(part, whole)
  return percent === null ? <span className="text-muted">—</span> : `${part} из ${whole} (${percent}\u00a0%)`
}

/** What an organisation's projects come to; above it no small group is counted out. */
export function ProjectTotals({ totals, fromAbove }: { totals: OrganizationFigures; fromAbove: boolean }) {
  const part = (of: number, whole: number) => (fromAbove ? toldFromAbove(of, whole) : share(of, whole))
  const { students, withProject, careerProjects, contests } = totals
  return (
    <Section title="Итоги">
      <SummaryList
        rows={[
          { label: 'Учеников 10–11 классов', value: fromAbove ? toldFromAbove(students, null) : students },
          { label: 'С индивидуальным проектом', value: part(withProject, students) },
          { label: 'Проектов о профессиях', value: part(careerProjects, withProject) },
          { label: 'Конференций и конкурсов', value: contests },
        ]}
      />
    </Section>
  )
}

/** Classes of grades 10–11 and how far their pupils have come. */
export function ProjectClasses({ rows }: { rows: ProjectClass[] }) {
  return (
    <DataTable
      caption="Классы"
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon="graduation-cap" title="Классов 10–11 нет">
          Индивидуальный проект обязателен в 10 и 11 классах; здесь видны те, что за вами закреплены.
        </EmptyState>
      }
      columns={[
        {
          key: 'name',
          header: 'Класс',
          priority: 'first',
          cell: (row) => (
            <Link href={`/projects/classes/${row.id}`} className="link">
              {row.name}
            </Link>
          ),
        },
        { key: 'with', header: 'С проектом', align: 'right', cell: (row) => share(row.withProject, row.students) },
        { key: 'without', header: 'Без проекта', align: 'right', cell: (row) => row.students - row.withProject },
        { key: 'career', header: 'О профессиях', align: 'right', cell: (row) => share(row.career, row.withProject) },
      ]}
    />
  )
}

function Defence({ project }: { project: ProjectRow }) {
  return (
    <>
      {projectStateNames[project.state]}
      {project.defenceOn && (
        <span className="block text-muted">
          защита <Day day={project.defenceOn} short />
        </span>
      )}
    </>
  )
}

const topicLink = (project: ProjectRow) => (
  <Link href={`/projects/${project.id}`} className="link">
    {project.topic}
  </Link>
)

/** The pupils of a class; who has no project stands out. */
export function ClassProjects({
  rows,
}: {
  rows: { pupil: PersonName & { id: string }; project: ProjectRow | null }[]
}) {
  return (
    <DataTable
      caption="Проекты класса"
      rows={rows}
      rowKey={({ pupil }) => pupil.id}
      empty={
        <EmptyState icon="users" title="В классе никого нет">
          Учеников зачисляют на странице класса.
        </EmptyState>
      }
      columns={[
        { key: 'pupil', header: 'Ученик', priority: 'first', cell: ({ pupil }) => personFullName(pupil) },
        {
          key: 'topic',
          header: 'Тема',
          cell: ({ project }) =>
            project ? topicLink(project) : <strong className="font-medium text-gold">нет проекта</strong>,
        },
        { key: 'by', header: 'Руководитель', cell: ({ project }) => project && <Person name={project.supervisor} /> },
        { key: 'career', header: 'О профессиях', cell: ({ project }) => project && (project.career ? 'да' : 'нет') },
        { key: 'state', header: 'Состояние', cell: ({ project }) => project && <Defence project={project} /> },
      ]}
    />
  )
}

/** What a person supervises. */
export function SupervisedProjects({ rows }: { rows: ProjectRow[] }) {
  return (
    <DataTable
      caption="Проекты, которыми вы руководите"
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className="text-muted">Проектов, которыми вы руководите, нет.</p>}
      columns={[
        { key: 'topic', header: 'Тема', priority: 'first', cell: topicLink },
        {
          key: 'pupil',
          header: 'Ученик',
          cell: (row) => (row.name ? personFullName(row.name) : <span className="text-muted">выбыл</span>),
        },
        { key: 'class', header: 'Класс', cell: (row) => row.className },
        { key: 'career', header: 'О профессиях', cell: (row) => (row.career ? 'да' : 'нет') },
        { key: 'state', header: 'Состояние', cell: (row) => <Defence project={row} /> },
      ]}
    />
  )
}
