import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { loadBlank } from '@/lib/family/loaders/consents'

export const metadata: Metadata = { title: 'Бланк согласия' }

export default async function BlankPage({ params, searchParams }: PageProps<'/consents/blank/[purpose]'>) {
  const classId = (await searchParams).class
  const { text, organizationName, children } = await loadBlank(
    (await params).purpose,
    Array.isArray(classId) ? classId[0] : classId,
  )
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Бланк согласия"
          subtitle="Напечатайте эту страницу (Ctrl+P). Подписанный лист остаётся в организации."
          breadcrumbs={[{ label: 'Согласия', href: '/consents' }]}
        />
      </div>
      {children.map((name, at) => (
        <article
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets of one print never change places
          key={at}
          className="mb-8 max-w-2xl border border-line bg-surface p-6 print:mb-0 print:break-after-page print:border-0 print:p-0"
        >
          <h2 className="mb-4 text-center text-xl">{text.title}</h2>
          <p className="mb-3">Организация: {organizationName}</p>
          <p className="mb-1">
            Я, <Line />
          </p>
          <p className="mb-3 text-muted text-sm">фамилия, имя, отчество родителя (законного представителя)</p>
          <p className="mb-3">Ребёнок: {name ? <strong className="font-semibold">{name}</strong> : <Line />}</p>
          {text.body.split('\n\n').map((part) => (
            <p key={part.slice(0, 40)} className="mb-3 whitespace-pre-line">
              {part}
            </p>
          ))}
          <p className="mt-8 flex flex-wrap justify-between gap-x-8 gap-y-4">
            <span>«___» ____________ 20___ г.</span>
            <span>Подпись ____________________</span>
          </p>
          {text.edition > 0 && <p className="mt-4 text-muted text-sm">Редакция {text.edition}</p>}
        </article>
      ))}
    </>
  )
}

const Line = () => <span aria-hidden="true" className="inline-block w-2/3 border-control border-b" />
