import type { ReactNode } from 'react'
import { Brand } from './brand'
import { LookLink } from './look-link'
import { SkipLink } from './skip-link'

type PublicShellProps = {
  /** «Управление образования Ангарского городского округа». */
  municipality?: ReactNode
  footer?: ReactNode
  /** A sign-in stands in a narrow column; a statement or a public page needs the full measure. */
  width?: 'narrow' | 'reading' | 'wide'
  children: ReactNode
}

const WIDTHS = { narrow: 'max-w-md', reading: 'max-w-3xl', wide: 'max-w-[80rem]' } as const

/** The cover of the book: pages before signing in. */
export function PublicShell({ municipality, footer, width = 'narrow', children }: PublicShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="@container border-line border-b bg-sunken print:hidden">
        <div className="mx-auto flex min-h-16 w-full max-w-[80rem] flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2">
          <div className="flex flex-wrap items-center gap-x-4">
            <Brand />
            {municipality && <span className="text-muted text-sm">{municipality}</span>}
          </div>
          <div className="text-sm">
            <LookLink />
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full grow px-4 py-8 sm:py-12 ${WIDTHS[width]} print:max-w-none print:p-0`}
      >
        {children}
      </main>
      <div className="forest-edge print:hidden" />
      <footer className="bg-forest text-on-forest text-sm print:hidden">
        <div className="mx-auto w-full max-w-[80rem] px-4 pt-1 pb-5">{footer}</div>
      </footer>
    </div>
  )
}
