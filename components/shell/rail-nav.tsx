'use client'

import Link, { useLinkStatus } from 'next/link'
import { usePathname } from 'next/navigation'
import { cx } from '../ui/cx'
import { Icon } from '../ui/icon'
import type { IconName } from '../ui/icon-names'

export type RailEntry = {
  href: string
  /** Other addresses at which the person is still within this entry. */
  under?: string[]
  label: string
  icon: IconName
  /** How many wait there, or are overdue; said in words too: «просрочено: 3». */
  badge?: { count: number; kind: 'overdue' | 'waiting' }
}

function currentOf(entries: RailEntry[], path: string): string | undefined {
  const within = (address: string) => path === address || (address !== '/' && path.startsWith(`${address}/`))
  return entries
    .filter(({ href, under = [] }) => [href, ...under].some(within))
    .sort((a, b) => b.href.length - a.href.length)[0]?.href
}

type RailNavProps = {
  entries: RailEntry[]
  /** `tabs` stand at the ledger's edge, the current one open to the page; `list` fills the phone's menu. */
  kind: 'tabs' | 'list'
}

/** Turns while the page asked for is on its way: on a slow line a click must not look lost. */
function EntryIcon({ name, here }: { name: IconName; here: boolean }) {
  const { pending } = useLinkStatus()
  return (
    <Icon
      name={pending ? 'loader-circle' : name}
      className={cx('size-5', here && 'text-primary', pending && 'animate-spin')}
    />
  )
}

/** The entries of one's role. Client, since a layout is not rendered anew when the page changes. */
export function RailNav({ entries, kind }: RailNavProps) {
  const path = usePathname()
  const current = currentOf(entries, path)
  return (
    <nav aria-label="Разделы">
      <ul className={kind === 'tabs' ? 'space-y-0.5' : 'grid gap-0.5 sm:grid-cols-2'}>
        {entries.map(({ href, label, icon, badge }) => {
          const here = href === current
          return (
            <li key={href}>
              <Link
                prefetch={false}
                href={href}
                aria-current={here ? (path === href ? 'page' : 'true') : undefined}
                className={cx(
                  'flex min-h-10 items-center gap-3 px-3 py-2 leading-snug pointer-coarse:min-h-11',
                  kind === 'tabs' ? 'rounded-l-md border border-r-0' : 'rounded border',
                  here
                    ? 'border-line bg-paper font-semibold text-ink shadow-[inset_3px_0_0_var(--primary)]'
                    : 'border-transparent text-muted hover:bg-paper hover:text-ink',
                  here && kind === 'tabs' && '-mr-px',
                )}
              >
                <EntryIcon name={icon} here={here} />
                <span className="wrap-anywhere min-w-0 grow">{label}</span>
                {badge && badge.count > 0 && (
                  <span
                    className={cx(
                      'min-w-6 rounded-full border px-1.5 text-center font-semibold text-xs leading-5 tabular-nums',
                      badge.kind === 'overdue'
                        ? 'border-danger bg-danger-soft text-danger'
                        : 'border-gold bg-gold-soft text-gold',
                    )}
                  >
                    <span className="sr-only">, {badge.kind === 'overdue' ? 'просрочено: ' : 'ждут: '}</span>
                    {badge.count > 999 ? '999+' : badge.count}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
