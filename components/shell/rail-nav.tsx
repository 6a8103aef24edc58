'use client'

import { usePathname } from 'next/navigation'
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

/**
 * The entries of one's role: tabs at the ledger's edge, the current one open to the page; on a narrow screen the list of the menu.
 * Client, since a layout is not rendered anew when the page changes.
 */
export function RailNav({ entries }: { entries: RailEntry[] }) {
  const path = usePathname()
  const current = currentOf(entries, path)
  return (
    <nav aria-label="Разделы">
      <ul className="rail-list">
        {entries.map(({ href, label, icon, badge }) => (
          <li key={href}>
            <a href={href} aria-current={href !== current ? undefined : path === href ? 'page' : 'true'}>
              <Icon name={icon} className="size-5" />
              <span>{label}</span>
              {badge && badge.count > 0 && (
                <b data-kind={badge.kind}>
                  <span className="sr-only">, {badge.kind === 'overdue' ? 'просрочено: ' : 'ждут: '}</span>
                  {badge.count > 999 ? '999+' : badge.count}
                </b>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
