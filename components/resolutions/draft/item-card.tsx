'use client'

import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Link } from '@/components/ui/link'
import { CHOOSE_FORM } from './card-forms'
import type { CardView } from './card-view'
import { FACT_KINDS, FACT_LABELS } from './fact-labels'
import { FactRow } from './fact-row'

type ItemCardProps = {
  card: CardView
  /** The form that is open on this card, instead of the fact or the text. */
  editing?: { kind: string; form: ReactNode }
}

/**
 * An item as it was understood: text, executor, deadline, evidence, each to be confirmed or corrected. A client component so that the
 * words of a card are all that is sent of it beside its HTML.
 */
export function ItemCard({ card, editing }: ItemCardProps) {
  const { id, name, role = 'Поручение' } = card
  const open = (kind: string) => editing?.kind === kind
  const edit = (kind: string) => `?edit=${kind}&item=${id}#item-${id}`
  return (
    <article
      id={`item-${id}`}
      tabIndex={-1}
      data-items={id}
      aria-label={`Карточка: ${name}`}
      className={cx('item-card', card.missing && 'missing')}
    >
      <header>
        <h3>{name.startsWith('п.') ? name.replace('п.', 'Пункт') : 'Пункт без номера'}</h3>
        {card.roleDoubt ? <b>{`${role} — верно?`}</b> : <small>{role}</small>}
        <Link scroll={false} href={edit('text')}>
          Править пункт<span className="sr-only">{` ${name}`}</span>
        </Link>
      </header>
      {open('text') || open('split') ? (
        <div className="p-3">{editing?.form}</div>
      ) : (
        <p className={card.textDoubt ? 'doubt' : undefined}>{card.text}</p>
      )}
      {card.facts ? (
        <Facts card={card} facts={card.facts} editing={editing} edit={edit} />
      ) : open('executor') ? (
        <div className="border-line border-t p-3">{editing?.form}</div>
      ) : (
        <p className="nobody">
          Исполнитель не требуется.{' '}
          <Link scroll={false} href={edit('executor')}>
            Назначить исполнителя<span className="sr-only">{`: ${name}`}</span>
          </Link>
        </p>
      )}
    </article>
  )
}

type FactsProps = ItemCardProps & { facts: NonNullable<CardView['facts']>; edit: (kind: string) => string }

function Facts({ card, facts, editing, edit }: FactsProps) {
  const about = `${card.id}.${card.version}`
  return (
    <dl>
      {FACT_KINDS.map((kind, at) => {
        const fact = facts[at]
        if (!fact) return null
        return editing?.kind === kind ? (
          <div key={kind} className="block!">
            <dt className="sr-only">{FACT_LABELS[kind]}</dt>
            <dd>{editing.form}</dd>
          </div>
        ) : (
          <FactRow key={kind} kind={kind} fact={fact} about={about} href={edit(kind)} itemName={card.name}>
            {fact.choices && (
              <p className="flex flex-wrap gap-2">
                {fact.choices.map(({ value, words }) => (
                  <button key={value} type="submit" form={CHOOSE_FORM} name="pressed" value={`${about}.${value}`}>
                    {words}
                  </button>
                ))}
              </p>
            )}
          </FactRow>
        )
      })}
    </dl>
  )
}
