import Link from 'next/link'
import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { Brand } from './brand'
import { Going } from './going'
import { LookLink } from './look-link'
import { MobileMenu } from './mobile-menu'
import { PrintFooter } from './print-footer'
import { type RailEntry, RailNav } from './rail-nav'
import { SkipLink } from './skip-link'

type AppShellProps = {
  entries: RailEntry[]
  /** Where the brand leads: the home of one's role. */
  homeHref?: string
  /** Organisation and role; where there are several, the switch between them. */
  organisation?: ReactNode
  /** A GET form to the search page. */
  search?: ReactNode
  /** Notices and other small things left of the person. */
  tools?: ReactNode
  /** Person and the sign-out form. */
  account?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/**
 * The bound book every page of the portal lies in: index tabs at the left, a strip with organisation, search and person above.
 * Plain props and slots, no data. Under 900 px the tabs become a menu that opens without scripts.
 */
export function AppShell(props: AppShellProps) {
  const { entries, homeHref = '/', organisation, search, tools, account, footer, children } = props
  return (
    <div className="min-h-dvh print:block! rail:grid rail:grid-cols-[min(15.5rem,24vw)_minmax(0,1fr)]">
      <SkipLink />
      <Going />
      <aside
        aria-label="Боковая панель"
        className="sticky top-0 hidden h-dvh flex-col overflow-y-auto border-line border-r bg-sunken rail:flex print:hidden"
      >
        <div className="px-4 pt-4 pb-5">
          <Brand href={homeHref} />
        </div>
        <div className="pl-2.5">
          <RailNav entries={entries} kind="tabs" />
        </div>
        <div className="mt-auto py-3 pl-[1.4375rem]">
          <HelpLink />
        </div>
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        <header className="@container relative border-line border-b bg-surface print:hidden">
          <div className="flex min-h-[3.75rem] items-center justify-between gap-2 border-line border-b bg-sunken py-2 pr-32 @max-[19rem]:pr-20 pl-4 rail:hidden">
            <Brand href={homeHref} />
            <LookLink compact />
          </div>
          <MobileMenu>
            <RailNav entries={entries} kind="list" />
            <div className="px-3">
              <HelpLink />
            </div>
          </MobileMenu>
          <div className="flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-2 text-sm rail:min-h-14 rail:px-8 max-rail:peer-not-open:*:data-folded:hidden">
            {organisation && <div className="min-w-0 grow basis-40">{organisation}</div>}
            {search && (
              <div data-folded="" className="w-full sm:w-52 2xl:w-64">
                {search}
              </div>
            )}
            {tools && <div className="flex items-center gap-4">{tools}</div>}
            <div className="max-rail:hidden">
              <LookLink />
            </div>
            {account && (
              <div data-folded="" className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {account}
              </div>
            )}
          </div>
        </header>
        <main id="main" tabIndex={-1} className="w-full max-w-[90rem] grow px-4 py-5 rail:px-8 rail:py-6 print:p-0">
          {children}
        </main>
        <PrintFooter />
        {footer && (
          <footer className="border-line border-t px-4 py-4 text-muted text-sm rail:px-8 print:hidden">{footer}</footer>
        )}
      </div>
    </div>
  )
}

function HelpLink() {
  return (
    <Link
      href="/help"
      prefetch={false}
      className="inline-flex min-h-10 items-center gap-3 text-muted underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
    >
      <Icon name="circle-question-mark" className="size-5" />
      Помощь
    </Link>
  )
}
