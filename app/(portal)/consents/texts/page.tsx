import type { Metadata } from 'next'
import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { loadConsentTexts } from '@/lib/family/loaders/consents'

export const metadata: Metadata = { title: 'Тексты согласий' }

export default async function ConsentTextsPage() {
  const texts = await loadConsentTexts()
  return (
    <>
      <PageHeader
        title="Тексты согласий"
        subtitle="У каждой цели свой текст. Новая редакция не отменяет прежних ответов, если не велеть спросить заново."
      />
      <ul className="max-w-3xl divide-y divide-line border-line border-y">
        {texts.map((text) => (
          <li key={text.purpose} className="py-3">
            <Link href={`/consents/texts/${text.purpose}`} className="link font-medium">
              {text.title}
            </Link>
            <span className="block text-muted text-sm">
              {text.publishedOn ? (
                <>
                  Редакция {text.edition}, <Day day={text.publishedOn} />
                </>
              ) : (
                'Текст портала'
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
