import type { ComponentProps } from 'react'

export type LinkProps = ComponentProps<'a'> & {
  href: string
  /** `false` leaves the page where it is scrolled to: only a part of it changes. */
  scroll?: boolean
}

/**
 * A link within the portal: plain HTML, no client component. One listener (components/shell/going.tsx) follows all of them without
 * loading the page anew; before scripts load the browser does. Nothing is fetched ahead: every page is made for its reader, and a list
 * of sixty would ask a small server for sixty pages nobody opens. Why not the framework's own: docs/decisions/012-plain-links.md.
 */
export function Link({ scroll, ...rest }: LinkProps) {
  return <a data-scroll={scroll === false ? 'keep' : undefined} {...rest} />
}
