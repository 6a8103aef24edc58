'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Disclosure } from '@/components/ui/disclosure'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { confirmMailAddressAction, dropMailAddressAction, setMailAddressAction } from '@/lib/people/actions'

type Mail = { address?: string; confirmed?: boolean }

/** Where the person's letters go: taken down, confirmed by the code that came there, changed or switched off. */
export function MailAddress({ address, confirmed }: Mail) {
  if (!address) return <AddressForm />
  return (
    <div className="grid gap-4">
      {confirmed ? (
        <p>
          Письма приходят на <strong className="wrap-anywhere font-semibold">{address}</strong>.
        </p>
      ) : (
        <>
          <p>
            На <strong className="wrap-anywhere font-semibold">{address}</strong> отправлен код. Пока он не введён,
            писем не будет.
          </p>
          <CodeForm />
        </>
      )}
      <div className="grid gap-2">
        <Disclosure summary={confirmed ? 'Другой адрес' : 'Код не пришёл или адрес неверный'}>
          <AddressForm address={confirmed ? undefined : address} />
        </Disclosure>
        <ActionForm action={dropMailAddressAction} aria-label="Выключить письма">
          <SubmitButton variant="quiet" size="sm" className="w-fit">
            {confirmed ? 'Выключить письма' : 'Забыть адрес'}
          </SubmitButton>
        </ActionForm>
      </div>
    </div>
  )
}

function AddressForm({ address }: Pick<Mail, 'address'>) {
  return (
    <ActionForm
      action={setMailAddressAction}
      schema={() => import('@/lib/people/schema').then((file) => file.setMailAddressSchema)}
      aria-label="Адрес почты"
      submitLabel="Прислать код"
      className="max-w-md"
    >
      <TextField
        name="address"
        label="Адрес почты"
        type="email"
        autoComplete="email"
        defaultValue={address}
        maxLength={200}
        required
      />
    </ActionForm>
  )
}

function CodeForm() {
  return (
    <ActionForm
      action={confirmMailAddressAction}
      schema={() => import('@/lib/people/schema').then((file) => file.confirmMailAddressSchema)}
      aria-label="Код из письма"
      submitLabel="Подтвердить адрес"
      className="max-w-md"
    >
      <TextField
        name="code"
        label="Код из письма"
        hint="Шесть цифр. Письмо приходит за минуту; посмотрите и в «Спаме»."
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        width="half"
        required
      />
    </ActionForm>
  )
}
