import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const TONES: Record<NoticeTone, { icon: IconName; word: string; box: string; mark: string }> = {
  info: { icon: 'info', word: 'К сведению', box: 'border-l-info bg-info-soft', mark: 'text-info' },
  success: { icon: 'circle-check', word: 'Готово', box: 'border-l-success bg-success-soft', mark: 'text-success' },
  warning: { icon: 'triangle-alert', word: 'Внимание', box: 'border-l-gold bg-gold-soft', mark: 'text-gold' },
  danger: { icon: 'octagon-alert', word: 'Ошибка', box: 'border-l-danger bg-danger-soft', mark: 'text-danger' },
}

type NoticeProps = {
  tone?: NoticeTone
  title?: ReactNode
  children?: ReactNode
  /** What can be done about it: a link or a button. */
  actions?: ReactNode
  className?: string
}

/** A message that belongs to the page. It is no live region: what appears after an action is announced by the form. */
export function Notice({ tone = 'info', title, children, actions, className }: NoticeProps) {
  const { icon, word, box, mark } = TONES[tone]
  return (
    <div data-keep className={cx('flex gap-3 rounded border border-line border-l-4 px-4 py-3', box, className)}>
      <Icon name={icon} className={cx('mt-0.5 size-5', mark)} />
      <div className="min-w-0 grow">
        <span className="sr-only">{word}: </span>
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="wrap-anywhere max-w-[75ch] space-y-2">{children}</div>}
        {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  )
}
