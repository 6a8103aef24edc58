/** What a request says of where it comes from. */
export type OriginFacts = {
  host: string | null | undefined
  origin: string | null | undefined
  /** The browser's own word (`Sec-Fetch-Site`), which no page can change. */
  site: string | null | undefined
}

/**
 * True when a write comes from our own pages: a browser says so in `Sec-Fetch-Site` or `Origin`. Next checks the origin of actions
 * only, lets a missing one through and answers a foreign one with a fault of its own, so both our server and our doors ask here
 * (quality.md §3.2).
 */
export function isFromOwnPage({ host, origin, site }: OriginFacts): boolean {
  if (site && site !== 'same-origin') return false
  if (!origin) return site === 'same-origin'
  return URL.canParse(origin) && new URL(origin).host === host
}
