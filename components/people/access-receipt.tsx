import type { ReactNode } from 'react'
import { ReceiptPanel } from '@/components/ui/receipt-panel'
import type { IssuedAccess } from '@/lib/people/types'

/** Login and made password, to be written down or printed now: they are not kept anywhere. */
export function AccessReceipt(props: { title: string; access: IssuedAccess; actions?: ReactNode }) {
  const { login, password } = props.access
  return (
    <ReceiptPanel
      title={props.title}
      rows={[
        { label: 'Логин', value: <code className="font-mono text-lg">{login}</code> },
        {
          label: 'Временный пароль',
          value: password ? (
            <code className="select-all font-mono text-lg">{password}</code>
          ) : (
            'уже был показан; если его не записали, выдайте новый'
          ),
        },
      ]}
      actions={props.actions}
    >
      <p>
        Передайте логин и пароль лично. Пароль показан один раз и в портале не хранится; при первом входе портал
        попросит заменить его своим.
      </p>
    </ReceiptPanel>
  )
}
