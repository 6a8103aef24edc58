import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ClassForm } from '@/components/students/class-form'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewClass } from '@/lib/students/loaders/classes'

export const metadata: Metadata = { title: 'Новый класс или группа' }

type Query = Record<string, string | string[] | undefined>

export default async function NewClassPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { kinds, grades, years, yearId } = await loadNewClass(await searchParams)
  return (
    <>
      <PageHeader title="Новый класс или группа" breadcrumbs={[{ label: 'Классы и группы', href: '/classes' }]} />
      {years.length > 0 ? (
        <ClassForm
          kinds={kinds}
          grades={grades}
          made={{ requestKey: randomUUID(), yearId, years: years.map(({ id, code }) => ({ id, code })) }}
        />
      ) : (
        <EmptyState icon="calendar" title="Учебный год ещё не открыт">
          Его открывает Управление образования.
        </EmptyState>
      )}
    </>
  )
}
