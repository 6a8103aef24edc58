import type { Metadata } from 'next'
import { SlipCodeForm } from '@/components/family/entry-forms'
import { EntrySteps } from '@/components/family/entry-steps'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { loadSlipEntry } from '@/lib/family/loaders/slip-in-hand'
import { accessMessages } from '@/lib/family/messages/access'

export const metadata: Metadata = { title: 'Вход по талону' }

export default async function SlipPage({ searchParams }: PageProps<'/slip'>) {
  const [{ signedInAs }, { gone }] = await Promise.all([loadSlipEntry(), searchParams])
  return (
    <div className="mx-auto max-w-md space-y-5">
      <div>
        <EntrySteps at={1} />
        <h1 className="text-2xl sm:text-3xl">Вход по талону</h1>
      </div>
      {gone !== undefined && <Notice tone="warning">{accessMessages.SLIP_GONE}</Notice>}
      <p>Талон с кодом даёт классный руководитель или воспитатель. Он открывает маршрут одного ребёнка.</p>
      <SlipCodeForm />
      {signedInAs ? (
        <p className="text-muted text-sm">Вы вошли как {signedInAs}: ребёнок добавится в эту учётную запись.</p>
      ) : (
        <p className="text-muted text-sm">
          Уже есть вход в портал?{' '}
          <Link href="/sign-in" className="link">
            Войдите
          </Link>{' '}
          и откройте талон ещё раз: ребёнок добавится к вашей учётной записи.
        </p>
      )}
    </div>
  )
}
