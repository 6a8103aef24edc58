import { Link } from '../ui/link'

/** The mark: a route that climbs as a spruce, its station in gold. */
export function BrandMark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="6" className="fill-primary" />
      <path
        d="M16 9.2 11.8 13.6M16 9.2l4.2 4.4M16 14.2l-5.6 5.6M16 14.2l5.6 5.6M16 19.2l-6.8 6M16 19.2l6.8 6M16 9.2V28"
        fill="none"
        stroke="var(--on-primary)"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="5.8" r="2.5" className="fill-gold-fill" />
    </svg>
  )
}

/** Mark and name, the way home. */
export function Brand({ href = '/' }: { href?: string }) {
  return (
    <Link href={href} className="inline-flex items-center gap-2.5 rounded text-ink">
      <BrandMark />
      <span className="font-semibold text-lg tracking-tight @max-[19rem]:sr-only">Профмаршрут</span>
    </Link>
  )
}
