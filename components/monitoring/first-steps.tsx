import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'

export type FirstStep = { key: string; title: string; text: ReactNode; href?: string; done?: boolean }

/** The first three steps of an empty portal: numbered, the done ones ticked, the next one a link. */
export function FirstSteps({ steps }: { steps: FirstStep[] }) {
  const next = steps.find((step) => !step.done)
  return (
    <ol className="grid gap-px overflow-hidden rounded border border-line bg-line lg:grid-cols-3">
      {steps.map((step, at) => (
        <li key={step.key} className="flex gap-3 bg-surface p-4">
          <span
            className={
              step.done
                ? 'grid size-8 shrink-0 place-items-center rounded-full border border-success text-success'
                : step === next
                  ? 'grid size-8 shrink-0 place-items-center rounded-full bg-gold-fill font-semibold text-on-gold'
                  : 'grid size-8 shrink-0 place-items-center rounded-full border border-control font-semibold text-muted'
            }
          >
            {step.done ? <Icon name="check" /> : at + 1}
          </span>
          <div className="min-w-0">
            <p className="font-semibold">
              {step.href && !step.done ? (
                <Link href={step.href} className="link">
                  {step.title}
                </Link>
              ) : (
                step.title
              )}
              {step.done && <span className="sr-only"> — сделано</span>}
            </p>
            <p className="mt-1 text-muted text-sm">{step.text}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
