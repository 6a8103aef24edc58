import type { Metadata } from 'next'
import { JoinForm, JoinOwnAccountForm } from '@/components/family/entry-forms'
import { EntrySteps } from '@/components/family/entry-steps'
import { Notice } from '@/components/ui/notice'
import { loadSlipInHand } from '@/lib/family/loaders/slip-in-hand'

export const metadata: Metadata = { title: 'Ваш вход' }

export default async function SlipAccountPage() {
  const { slip, signedInAs } = await loadSlipInHand('account')
  const forPupil = slip.kind === 'STUDENT'
  return (
    <div className="mx-auto max-w-md space-y-5">
      <div>
        <EntrySteps at={3} />
        <h1 className="text-2xl sm:text-3xl">{signedInAs ? 'Добавить ребёнка' : 'Придумайте вход'}</h1>
      </div>
      {signedInAs ? (
        <>
          <p>
            Вы вошли как <strong className="font-semibold">{signedInAs}</strong>. К этой учётной записи добавится{' '}
            {slip.child}
          </p>
          <JoinOwnAccountForm />
          <p className="text-muted text-sm">Если это не вы, сначала выйдите и введите код с талона снова.</p>
        </>
      ) : (
        <>
          <p>
            {forPupil
              ? 'По этому логину и паролю ты будешь входить дальше. Талон больше не понадобится.'
              : 'По этому логину и паролю вы будете входить дальше. Талон больше не понадобится.'}
          </p>
          <JoinForm forPupil={forPupil} />
          <Notice title="Ничего не платить и не устанавливать">
            Портал бесплатный и открывается в браузере телефона. Пароль не сообщайте никому: школа его не спрашивает.
          </Notice>
        </>
      )}
    </div>
  )
}
