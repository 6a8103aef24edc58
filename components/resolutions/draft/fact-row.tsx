import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { CONFIRM_FORM } from './card-forms'
import type { FactView } from './card-view'
import { FACT_LABELS, type FactKind } from './fact-labels'

type FactRowProps = {
  kind: FactKind
  fact: FactView
  /** «item.version», what the confirming button speaks of. */
  about: string
  href: string
  itemName: string
  children?: ReactNode
}

/** One of the three facts of a task: value, doubt in words, «Подтвердить», «Изменить». Short names and signs keep a long draft light. */
export function FactRow({ kind, fact, about, href, itemName, children }: FactRowProps) {
  const { lines, printed, confirmed, question, ask } = fact
  const label = FACT_LABELS[kind]
  const what = <span className="sr-only">{`: ${label.toLowerCase()}, ${itemName}`}</span>
  return (
    <div className={question && !confirmed ? 'doubt' : undefined}>
      {/* The sign before it, spoken in words, is in app/globals.css. */}
      <dt data-done={confirmed}>{label}</dt>
      <dd>
        {lines.map(([text, note]) => (
          <p key={text + note}>
            {text}
            {note && <small>{note}</small>}
          </p>
        ))}
        {printed && (
          <p>
            <small>{`в документе: «${printed}»`}</small>
          </p>
        )}
        {question && !confirmed && <p className="text-sm">{question}</p>}
        {children}
        {ask && (
          <button type="submit" form={CONFIRM_FORM} name="pressed" value={`${about}.${kind.toUpperCase()}`}>
            Подтвердить
            {what}
          </button>
        )}
      </dd>
      <dd>
        <Link scroll={false} href={href}>
          {lines.some(([text]) => text) ? 'Изменить' : 'Указать'}
          {what}
        </Link>
      </dd>
    </div>
  )
}
