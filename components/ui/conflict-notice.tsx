import { Notice } from './notice'

export type Conflict = { theirs: Record<string, string>; mine?: Record<string, string> }

/** Reads the details of a CHANGED_MEANWHILE refusal; anything else is no conflict. */
export function conflictOf(details: unknown): Conflict | null {
  if (typeof details !== 'object' || details === null || !('theirs' in details)) return null
  const { theirs } = details
  const mine = 'mine' in details ? details.mine : undefined
  return isTexts(theirs) ? { theirs, mine: isTexts(mine) ? mine : undefined } : null
}

function isTexts(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')
}

type ConflictNoticeProps = {
  conflict: Conflict
  /** Without its own frame inside an error summary. */
  framed?: boolean
}

/** Somebody else saved first: both texts side by side, so that nobody's work is overwritten unseen. */
export function ConflictNotice({ conflict, framed = true }: ConflictNoticeProps) {
  const labels = Object.keys(conflict.theirs)
  const body = (
    <>
      <p>Сохранено написанное другим, а не вами. Ваш текст остался в форме: сравните, соедините и отправьте ещё раз.</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Side title="Сохранено сейчас" texts={conflict.theirs} labels={labels} />
        {conflict.mine && <Side title="Написали вы" texts={conflict.mine} labels={labels} />}
      </div>
    </>
  )
  if (!framed) return body
  return (
    <Notice tone="warning" title="Пока вы работали, запись изменили">
      {body}
    </Notice>
  )
}

function Side({ title, texts, labels }: { title: string; texts: Record<string, string>; labels: string[] }) {
  return (
    <section aria-label={title} className="min-w-0 rounded border border-line bg-surface p-3 text-sm">
      <h3 className="mb-2 font-semibold">{title}</h3>
      <dl className="space-y-2">
        {labels.map((label) => (
          <div key={label}>
            <dt className="text-muted">{label}</dt>
            <dd className="whitespace-pre-wrap wrap-anywhere">{texts[label] || '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
