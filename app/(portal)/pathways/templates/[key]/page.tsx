import type { Metadata } from 'next'
import { ResetTemplateForm, TemplateForm } from '@/components/pathways/template-form'
import { DoneNotice } from '@/components/students/done-notice'
import { PageHeader } from '@/components/ui/page-header'
import { loadTemplate } from '@/lib/pathways/loaders/templates'
import { PATHWAY_DONE } from '@/lib/pathways/messages'

export const metadata: Metadata = { title: 'Шаблон маршрута' }

export default async function TemplatePage({ params, searchParams }: PageProps<'/pathways/templates/[key]'>) {
  const template = await loadTemplate((await params).key)
  const { done } = await searchParams
  return (
    <>
      <PageHeader
        title={template.title}
        breadcrumbs={[
          { label: 'Маршруты', href: '/pathways' },
          { label: 'Шаблоны', href: '/pathways/templates' },
        ]}
        subtitle={template.council ? 'Маршрут по этому шаблону утверждают с заключением ППк или ПМПК.' : undefined}
      />
      <DoneNotice words={PATHWAY_DONE} done={done} />
      <TemplateForm key={template.version} template={template} />
      {template.version > 0 && (
        <div className="mt-8 border-line border-t pt-4">
          <ResetTemplateForm template={template} />
        </div>
      )}
    </>
  )
}
