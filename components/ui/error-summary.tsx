import { type ReactNode, type Ref, useId } from 'react'
import { Icon } from './icon'

export type SummaryError = {
  message: string /** The id of the control it is about; none for the form as a whole. */
  targetId?: string
}

type ErrorSummaryProps = {
  title: ReactNode
  errors?: SummaryError[]
  /** What more is said: what was saved, whom to ask. */
  children?: ReactNode
  ref?: Ref<HTMLElement>
  id?: string
}

/** What went wrong, at the top of the form, with links to the fields; focus is moved here, so it needs no live region. */
export function ErrorSummary({ title, errors = [], children, ref, id }: ErrorSummaryProps) {
  const ownId = useId()
  const headingId = `${id ?? ownId}-title`
  return (
    <section
      ref={ref}
      id={id}
      tabIndex={-1}
      aria-labelledby={headingId}
      className="flex gap-3 rounded border-2 border-danger bg-danger-soft px-4 py-3"
    >
      <Icon name="octagon-alert" className="mt-0.5 size-5 text-danger" />
      <div className="min-w-0 grow space-y-2">
        <p id={headingId} className="font-semibold">
          <span className="sr-only">Ошибка. </span>
          {title}
        </p>
        {errors.length > 0 && (
          <ul className="space-y-1">
            {errors.map((error) => (
              <li key={`${error.targetId} ${error.message}`}>
                {error.targetId ? (
                  <a
                    href={`#${error.targetId}`}
                    className="font-medium text-danger underline underline-offset-2 hover:decoration-2"
                  >
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </section>
  )
}
