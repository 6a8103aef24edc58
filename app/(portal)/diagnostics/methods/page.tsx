import type { Metadata } from 'next'
import { SwitchInterestsForm } from '@/components/diagnostics/method-forms'
import { DoneNotice } from '@/components/students/done-notice'
import { ButtonLink } from '@/components/ui/button-link'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { loadMethods } from '@/lib/pathways/loaders/diagnostics'
import { DIAGNOSTICS_DONE } from '@/lib/pathways/messages/diagnostics'

export const metadata: Metadata = { title: 'Методики диагностики' }

export default async function MethodsPage({ searchParams }: PageProps<'/diagnostics/methods'>) {
  const methods = await loadMethods()
  return (
    <>
      <PageHeader
        title="Методики диагностики"
        subtitle="По ним психологи школ вносят результаты. На экране дети отвечают только на опросник портала."
        action={
          <ButtonLink href="/diagnostics/methods/new" variant="primary" icon="plus">
            Добавить методику
          </ButtonLink>
        }
      />
      <DoneNotice words={DIAGNOSTICS_DONE} done={(await searchParams).done} />
      <ul className="max-w-3xl divide-y divide-line border-line border-y">
        {methods.map((method) => (
          <li key={method.code} className="grid gap-1 py-3">
            <p className="font-medium">
              {method.own ? (
                method.title
              ) : (
                <Link href={`/diagnostics/methods/${encodeURIComponent(method.code)}`} className="link">
                  {method.title}
                </Link>
              )}
              {!method.active && <span className="ml-2 font-normal text-muted">не предлагается</span>}
            </p>
            <p className="text-muted text-sm">
              {method.gradeFrom}–{method.gradeTo} классы, шкалы: {method.scales.map(({ title }) => title).join(', ')}
              {method.repeatMonths ? `; повторять через ${method.repeatMonths} мес.` : ''}
            </p>
            {method.own && <SwitchInterestsForm key={method.version} version={method.version} active={method.active} />}
          </li>
        ))}
      </ul>
    </>
  )
}
