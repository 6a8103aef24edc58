import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

type FrameProps = { id: string; label: string; children: ReactNode }

function Frame({ id, label, children }: FrameProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
    </div>
  )
}

type Option = { value: string; label: string }

/** A filter's native list, without scripts. */
export function FilterSelect(props: { name: string; label: string; value: string; all?: string; options: Option[] }) {
  const { name, label, value, all, options } = props
  const id = `filter-${name}`
  return (
    <Frame id={id} label={label}>
      <div className="relative">
        <select id={id} name={name} defaultValue={value} className="control appearance-none truncate pr-9">
          {all !== undefined && <option value="">{all}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          name="chevron-down"
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
        />
      </div>
    </Frame>
  )
}

type InputProps = { name: string; label: string; value?: string; type: 'search' | 'date'; min?: string; max?: string }

/** A filter's line of text or day. */
export function FilterInput({ name, label, value, type, min, max }: InputProps) {
  const id = `filter-${name}`
  return (
    <Frame id={id} label={label}>
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={value}
        maxLength={type === 'search' ? 100 : undefined}
        min={min}
        max={max}
        autoComplete="off"
        className="control"
      />
    </Frame>
  )
}
