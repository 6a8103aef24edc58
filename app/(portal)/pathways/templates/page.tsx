import type { Metadata } from 'next'
import { DataTable } from '@/components/ui/data-table'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { loadTemplates } from '@/lib/pathways/loaders/templates'

export const metadata: Metadata = { title: 'Шаблоны маршрутов' }

export default async function TemplatesPage() {
  const templates = await loadTemplates()
  return (
    <>
      <PageHeader
        title="Шаблоны маршрутов"
        breadcrumbs={[{ label: 'Маршруты', href: '/pathways' }]}
        subtitle="С них начинаются маршруты детей. Изменение не трогает уже составленные."
      />
      <DataTable
        caption="Шаблоны"
        rows={templates}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'title',
            header: 'Шаблон',
            priority: 'first',
            cell: ({ key, title }) => (
              <Link href={`/pathways/templates/${key}`} className="link">
                {title}
              </Link>
            ),
          },
          { key: 'goal', header: 'Цель', cell: ({ goal }) => goal },
          { key: 'steps', header: 'Шагов', align: 'right', cell: ({ steps }) => steps.length },
          {
            key: 'whose',
            header: 'Чей',
            cell: ({ version }) => (version === 0 ? <span className="text-muted">портала</span> : 'муниципалитета'),
          },
        ]}
      />
    </>
  )
}
