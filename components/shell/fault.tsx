'use client'

import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'
import { ButtonLink } from '../ui/button-link'

type FaultProps = {
  /** The error's digest: the same id is in the server's log. */
  digest?: string
  retry: () => void
}

/** An unexpected fault: what happened, what was saved, what to do, and the code to tell. */
export function Fault({ digest, retry }: FaultProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="max-w-2xl space-y-4 border-t-[6px] border-t-danger pt-4">
      <h1 ref={heading} tabIndex={-1} className="text-2xl sm:text-3xl">
        Страница не открылась
      </h1>
      <p>
        На сервере произошла ошибка. Всё, что вы отправили раньше, сохранено. Подождите минуту и откройте страницу ещё
        раз.
      </p>
      {digest && (
        <p>
          Если не поможет, сообщите администратору код ошибки:{' '}
          <code className="wrap-anywhere rounded border border-control bg-surface px-1.5 py-0.5 font-semibold">
            {digest}
          </code>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" icon="refresh-cw" onClick={retry}>
          Открыть ещё раз
        </Button>
        <ButtonLink href="/">На главную</ButtonLink>
      </div>
    </div>
  )
}
