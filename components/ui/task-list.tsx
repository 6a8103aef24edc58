import { type ReactNode, useId } from 'react'
import { Link } from './link'

export type Task = {
  key: string
  title: ReactNode
  href?: string
  hint?: ReactNode
  /** A StatusBadge. */
  status?: ReactNode
  /** One button whose words are the next step: «Заполнить». */
  action?: ReactNode
}

/** Things to do, one a line, nearest first: what, until when, how it stands, the next step. */
export function TaskList({ tasks, 'aria-label': label }: { tasks: Task[]; 'aria-label'?: string }) {
  const listId = useId()
  return (
    <ul aria-label={label} className="border-line border-t">
      {tasks.map((task) => {
        const hintId = task.hint ? `${listId}-${task.key}` : undefined
        return (
          <li
            key={task.key}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-2.5 hover:bg-sunken sm:flex-nowrap sm:px-2"
          >
            <div className="min-w-0 grow basis-full sm:basis-0">
              {task.href ? (
                <Link href={task.href} aria-describedby={hintId} className="link wrap-anywhere font-medium">
                  {task.title}
                </Link>
              ) : (
                <span className="wrap-anywhere font-medium">{task.title}</span>
              )}
              {task.hint && (
                <div id={hintId} className="text-muted text-sm">
                  {task.hint}
                </div>
              )}
            </div>
            {task.status && <div className="max-w-full sm:shrink-0">{task.status}</div>}
            {task.action && <div className="ml-auto max-w-full sm:shrink-0">{task.action}</div>}
          </li>
        )
      })}
    </ul>
  )
}
