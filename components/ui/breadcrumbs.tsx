import { Link } from './link'

export type Crumb = { label: string; href: string }

/** The way back up; the page itself is the h1 below and is not repeated. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="Навигационная цепочка" className="text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb, at) => (
          <li key={crumb.href} className="flex items-center gap-2">
            <Link href={crumb.href} className="link inline-block py-1">
              {crumb.label}
            </Link>
            {at < crumbs.length - 1 && (
              <span aria-hidden="true" className="text-muted">
                /
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
