'use client'

import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'
import { ReceiptPanel } from '@/components/ui/receipt-panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { renewCalendarFeedAction, stopCalendarFeedAction } from '@/lib/people/actions'

/** The address, to be taken along now: it is not kept anywhere. */
function FeedReceipt({ address, onHide }: { address: string; onHide: () => void }) {
  const [copied, setCopied] = useState(false)
  // Over http in a local net there is no clipboard: the address is marked by one press instead.
  const canCopy = typeof navigator !== 'undefined' && 'clipboard' in navigator
  return (
    <ReceiptPanel
      title="Адрес календаря готов"
      actions={
        <>
          {canCopy && (
            <Button
              onClick={() => {
                void navigator.clipboard.writeText(address).then(() => setCopied(true))
              }}
            >
              {copied ? 'Скопировано' : 'Скопировать адрес'}
            </Button>
          )}
          <Button variant="quiet" onClick={onHide}>
            Скрыть
          </Button>
        </>
      }
    >
      <p>
        <code className="wrap-anywhere select-all font-mono text-sm">{address}</code>
      </p>
      <p>Скопируйте его сейчас: портал адрес не хранит и второй раз не покажет.</p>
      <p role="status" className="sr-only">
        {copied ? 'Адрес скопирован' : ''}
      </p>
    </ReceiptPanel>
  )
}

const PLACES = [
  ['Google Календарь', 'на компьютере: «Другие календари» → «Добавить по URL»'],
  ['Яндекс Календарь', '«Новый календарь» → «Импорт» → «По ссылке», отметить «Подписаться»'],
  ['iPhone и Mac', '«Календарь» → «Добавить календарь» → «Подписной календарь»'],
  ['Outlook', '«Добавить календарь» → «Подписаться из Интернета»'],
] as const

/** Makes, renews and switches off the secret address of the own days. `madeText`: when it was made, null without one. */
export function CalendarFeed({ madeText }: { madeText: string | null }) {
  const [address, setAddress] = useState<string | null>(null)
  return (
    <div className="space-y-4">
      <p className="flex items-baseline gap-1.5">
        <Icon name={madeText ? 'circle-check' : 'circle'} className={madeText ? 'text-success' : 'text-muted'} />
        {madeText ? `Включён, адрес создан ${madeText}` : 'Выключен'}
      </p>
      {address ? (
        <FeedReceipt address={address} onHide={() => setAddress(null)} />
      ) : (
        <div className="flex flex-wrap items-start gap-3 *:min-w-0">
          <ActionForm
            action={renewCalendarFeedAction}
            aria-label={madeText ? 'Новый адрес календаря' : 'Адрес календаря'}
            onDone={(outcome) => {
              if (outcome.ok) setAddress(outcome.data.address)
            }}
            className="min-w-0"
          >
            <SubmitButton size="sm" variant="secondary" icon="calendar-plus" className="w-fit">
              {madeText ? 'Заменить адрес' : 'Создать адрес'}
            </SubmitButton>
          </ActionForm>
          {madeText && (
            <ActionForm action={stopCalendarFeedAction} aria-label="Выключение календаря">
              <SubmitButton size="sm" variant="quiet" className="w-fit">
                Выключить
              </SubmitButton>
            </ActionForm>
          )}
        </div>
      )}
      <Disclosure summary="Куда вставить адрес">
        <dl className="space-y-1 text-sm">
          {PLACES.map(([name, way]) => (
            <div key={name}>
              <dt className="inline font-medium">{name}: </dt>
              <dd className="inline">{way}.</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 text-muted text-sm">
          Программа сама перечитывает адрес несколько раз в день. Старый адрес перестаёт работать, как только вы
          создадите новый.
        </p>
      </Disclosure>
    </div>
  )
}
