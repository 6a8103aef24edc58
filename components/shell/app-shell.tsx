import type { ReactNode } from 'react'
import { Icon } from '../ui/icon'
import { Link } from '../ui/link'
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
 * Plain props and slots, no data. Under 900 px the tabs become a menu that opens without scripts: the same list, in the page once.
 */
export function AppShell(props: AppShellProps) {
  const { entries, homeHref = '/', organisation, search, tools, account, footer, children } = props
  return (
    <div className="flex min-h-dvh flex-col print:block! rail:grid rail:grid-cols-[min(15.5rem,24vw)_minmax(0,1fr)] rail:grid-rows-[auto_1fr_auto]">
      <SkipLink />
      <Going />
      <header className="relative max-rail:@container print:hidden! rail:contents">
        <div className="flex min-h-[3.75rem] items-center justify-between gap-2 border-line border-b bg-sunken py-2 pr-32 @max-[19rem]:pr-20 pl-4 rail:hidden">
          <Brand href={homeHref} />
          <LookLink compact />
        </div>
        <MobileMenu />
        <div className="border-line bg-sunken max-rail:border-b max-rail:px-3 max-rail:py-2 max-rail:peer-not-open:hidden rail:sticky rail:top-0 rail:row-span-3 rail:row-start-1 rail:flex rail:h-dvh rail:flex-col rail:self-start rail:overflow-y-auto rail:border-r">
          <div className="px-4 pt-4 pb-5 max-rail:hidden">
            <Brand href={homeHref} />
          </div>
          <div className="rail:pl-2.5">
            <RailNav entries={entries} />
          </div>
          <div className="max-rail:px-3 rail:mt-auto rail:py-3 rail:pl-[1.4375rem]">
            <HelpLink />
          </div>
        </div>
        <div className="flex min-w-0 flex-wrap items-center gap-x-5 gap-y-2 border-line border-b bg-surface px-4 py-2 text-sm rail:min-h-14 rail:px-8 max-rail:peer-not-open:*:data-folded:hidden">
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
      <main
        id="main"
        tabIndex={-1}
        className="w-full min-w-0 max-w-[90rem] grow px-4 py-5 print:p-0 rail:col-start-2 rail:px-8 rail:py-6"
      >
        {children}
      </main>
      <PrintFooter />
      {footer && (
        <footer className="border-line border-t px-4 py-4 text-muted text-sm print:hidden rail:col-start-2 rail:px-8">
          {footer}
        </footer>
      )}
    </div>
  )
}

function HelpLink() {
  return (
    <Link
      href="/help"
      className="inline-flex min-h-10 items-center gap-3 text-muted underline-offset-4 hover:text-ink hover:underline pointer-coarse:min-h-11"
    >
      <Icon name="circle-question-mark" className="size-5" />
      Помощь
    </Link>
  )
}
