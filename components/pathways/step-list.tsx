import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { areaNames, stepKindNames } from '@/lib/pathways/messages'
import { standingOf } from '@/lib/pathways/rules/steps'
import type { Step, StepKind, StepStanding } from '@/lib/pathways/types'
import { StepStandingMark } from './pathway-state'
import { MarkStepForm } from './step-forms'

export const STATIONS: Record<StepStanding, string> = {
  done: 'border-success bg-success',
  skipped: 'border-control bg-sunken',
  overdue: 'border-danger bg-surface',
  now: 'border-gold bg-gold-fill',
  ahead: 'border-control bg-surface',
}

type StepListProps = {
  pathwayId: string
  steps: Step[]
  today: string
  mayWrite: boolean
  mayMark: boolean
  /** Kinds that the reader writes; null for all. */
  kinds: readonly StepKind[] | null
}

/** The route as a line of stations in the order of their terms; reads as a list. */
export function StepList({ pathwayId, steps, today, mayWrite, mayMark, kinds }: StepListProps) {
  return (
    <ol>
      {steps.map((step) => {
        const standing = standingOf(step, today)
        return (
          <li key={step.id} className="group relative flex gap-4 pb-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-5 bottom-0 left-[calc(0.625rem-1px)] w-0.5 bg-line group-last:hidden"
            />
            <span
              aria-hidden="true"
              className={`relative mt-1 size-5 shrink-0 rounded-full border-[3px] ${STATIONS[standing]}`}
            />
            <div className="wrap-anywhere min-w-0 flex-1">
              <p className="font-medium">{step.title}</p>
              <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-muted text-sm">
                <StepStandingMark standing={standing} />
                <span>{stepKindNames[step.kind]}</span>
                <span>
                  до <Day day={step.dueOn} />
                </span>
                <span>{step.responsible}</span>
              </p>
              {step.area && <p className="text-muted text-sm">{areaNames[step.area]}</p>}
              <StepFacts step={step} />
              {(mayWrite || mayMark) && (kinds?.includes(step.kind) ?? true) && (
                <div className="mt-1 flex flex-wrap items-start gap-x-5 gap-y-1 print:hidden">
                  {mayMark && (
                    <Disclosure summary="Отметить" small>
                      <MarkStepForm key={step.version} step={step} today={today} />
                    </Disclosure>
                  )}
                  {mayWrite && step.state !== 'DONE' && step.state !== 'SKIPPED' && (
                    <Link
                      href={`/pathways/${pathwayId}/steps/${step.id}`}
                      className="link inline-flex min-h-8 items-center text-sm"
                    >
                      <Icon name="pencil" className="mr-1" />
                      Изменить<span className="sr-only"> шаг «{step.title}»</span>
                    </Link>
                  )}
                </div>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function StepFacts({ step }: { step: Step }) {
  const { heldOn, activityTitle, doneOn, result, reason, movedFromOn, state } = step
  return (
    <>
      {heldOn && state !== 'SKIPPED' && (
        <p className="text-sm">
          По записи о мероприятии «{activityTitle}», <Day day={heldOn} />
        </p>
      )}
      {doneOn && (
        <p className="text-sm">
          Сделано <Day day={doneOn} />
        </p>
      )}
      {result && <p className="text-sm">{result}</p>}
      {movedFromOn && (
        <p className="text-muted text-sm">
          Срок перенесён с <Day day={movedFromOn} />
        </p>
      )}
      {reason && <p className="text-muted text-sm">Причина: {reason}</p>}
    </>
  )
}
