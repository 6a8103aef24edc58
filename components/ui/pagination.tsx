import { ButtonLink } from './button-link'

type PaginationProps = {
  /** Addresses by key, not by page number: a list that grows meanwhile does not shift. */
  previousHref?: string
  nextHref?: string
  /** «1–50 из 1 240», where it is known. */
  summary?: string
  label?: string
}

/** One page of a long list. */
export function Pagination({ previousHref, nextHref, summary, label = 'Страницы списка' }: PaginationProps) {
  if (!previousHref && !nextHref) return null
  return (
    <nav aria-label={label} className="mt-4 flex flex-wrap items-center gap-3 print:hidden">
      {previousHref && (
        <ButtonLink href={previousHref} size="sm" icon="arrow-left" rel="prev">
          Назад
        </ButtonLink>
      )}
      {summary && <span className="text-muted text-sm tabular-nums">{summary}</span>}
      {nextHref && (
        <ButtonLink href={nextHref} size="sm" rel="next">
          Дальше
        </ButtonLink>
      )}
    </nav>
  )
}
