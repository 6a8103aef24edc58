'use client'

import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

const stamp = new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeStyle: 'short' })

/** On paper only: where the sheet came from and when, known at the moment of printing. */
export function PrintFooter() {
  const [line, setLine] = useState('')
  useEffect(() => {
    const write = () => flushSync(() => setLine(`${window.location.href} · напечатано ${stamp.format()}`))
    window.addEventListener('beforeprint', write)
    return () => window.removeEventListener('beforeprint', write)
  }, [])
  return (
    <p className="wrap-anywhere mt-6 hidden border-line border-t pt-2 text-xs print:block print:empty:hidden">{line}</p>
  )
}
