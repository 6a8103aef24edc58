import { yearStateNames } from '@/lib/institutions/messages'
import type { AcademicYear } from '@/lib/institutions/types'
import { Link } from '../ui/link'

type YearSwitchProps = {
  years: AcademicYear[]
  shownId: string | null
  /** The page with the year's id as its last word. */
  hrefOf: (yearId: string) => string
}

/** The academic years, the oldest first; the shown one is the present page. */
export function YearSwitch({ years, shownId, hrefOf }: YearSwitchProps) {
  if (years.length < 2) return null
  return (
    <nav aria-label="Учебный год" className="mb-6 flex flex-wrap gap-x-5 gap-y-2 print:hidden">
      {[...years].reverse().map((year) => {
        const words = (
          <>
            <span className="tabular-nums">{year.code}</span>{' '}
            <span className="text-muted">{yearStateNames[year.state]}</span>
          </>
        )
        return year.id === shownId ? (
          <span key={year.id} aria-current="page" className="py-1 font-semibold">
            {words}
          </span>
        ) : (
          <Link key={year.id} href={hrefOf(year.id)} className="link py-1">
            {words}
          </Link>
        )
      })}
    </nav>
  )
}
