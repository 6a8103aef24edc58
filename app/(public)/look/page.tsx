import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { LookPanel } from '@/components/shell/look-panel'
import { ButtonLink } from '@/components/ui/button-link'
import { PageHeader } from '@/components/ui/page-header'
import { readLookCookie } from '@/lib/kernel/look-cookie'
import { ownPathOf } from '@/lib/kernel/request'

export const metadata: Metadata = { title: 'Версия для слабовидящих' }

export default async function LookPage() {
  const look = await readLookCookie()
  const given = await headers()
  const from = ownPathOf(given, given.get('referer'))
  const back = from && from !== '/look' ? from : '/'
  return (
    <>
      <PageHeader
        title="Версия для слабовидящих"
        subtitle="Выбор действует на всех страницах этого браузера, а после входа — на любом компьютере."
      />
      <div className="max-w-2xl space-y-6">
        <LookPanel look={look} />
        <ButtonLink href={back} icon="arrow-left">
          {from === back ? 'Вернуться на страницу' : 'На главную'}
        </ButtonLink>
      </div>
    </>
  )
}
