import { Icon } from './icon'

/** What is wrong with a row of a table, each in its sentence. */
export function Faults({ faults }: { faults: readonly { message: string }[] }) {
  return faults.map(({ message }) => (
    <span key={message} className="flex items-baseline gap-1 font-medium text-danger text-sm">
      <Icon name="circle-alert" className="shrink-0 translate-y-0.5" />
      {message}
    </span>
  ))
}
