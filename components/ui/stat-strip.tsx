import { Children, type ReactNode } from 'react'

/** A strip of figures, columns of one ledger line; four in a line, or two, or one: they fold by the size of the letters, not of the screen. */
export function StatStrip({ children, 'aria-label': label }: { children: ReactNode; 'aria-label'?: string }) {
  return (
    <ul
      aria-label={label}
      className="mb-8 grid grid-cols-[repeat(auto-fit,minmax(max(min(100%,9.5rem),clamp(25%_-_1px,(40rem_-_100%)*1000,50%_-_1px)),1fr))] gap-px"
    >
      {Children.map(children, (tile) => (
        <li className="grid">{tile}</li>
      ))}
    </ul>
  )
}
