import { Day } from '@/components/ui/day'
import { areaNames, stepKindNames } from '@/lib/pathways/messages'
import { standingOf } from '@/lib/pathways/rules/steps'
import type { Step } from '@/lib/pathways/types'
import { StepStandingMark } from './pathway-state'
import { STATIONS } from './step-list'

/** The route as a line of stations for a phone: done with what came of it, now in gold, ahead hollow; details open by a tap. */
export function FamilyLine({ steps, today }: { steps: Step[]; today: string }) {
  return (
    <ol aria-label="Маршрут по шагам">
      {steps.map((step) => {
        const standing = standingOf(step, today)
        const on = step.doneOn ?? step.heldOn
        return (
          <li key={step.id} className="group relative flex gap-4 pb-6 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-6 bottom-0 left-[calc(0.75rem-2px)] w-1 bg-line group-last:hidden"
            />
            <span
              aria-hidden="true"
              className={`relative mt-0.5 size-6 shrink-0 rounded-full border-4 ${STATIONS[standing]}`}
            />
            <div className="wrap-anywhere min-w-0 flex-1">
              <p className={standing === 'now' ? 'font-semibold text-lg' : 'text-lg'}>{step.title}</p>
              <p className="flex flex-wrap items-center gap-x-3">
                <StepStandingMark standing={standing} />
                <span className="text-muted text-sm">
                  {on ? (
                    <Day day={on} />
                  ) : (
                    <>
                      до <Day day={step.dueOn} />
                    </>
                  )}
                </span>
              </p>
              {step.result && <p>{step.result}</p>}
              {step.reason && standing === 'skipped' && <p className="text-muted">{step.reason}</p>}
              <details className="text-sm">
                <summary className="inline-flex min-h-8 items-center text-primary hover:underline pointer-coarse:min-h-11">
                  Подробнее<span className="sr-only"> о шаге «{step.title}»</span>
                </summary>
                <dl className="grid gap-1">
                  <Fact label="Что это">{stepKindNames[step.kind]}</Fact>
                  {step.area && <Fact label="Область">{areaNames[step.area]}</Fact>}
                  <Fact label="Кто ведёт">{step.responsible}</Fact>
                  {step.activityTitle && <Fact label="Мероприятие">{step.activityTitle}</Fact>}
                  {step.movedFromOn && (
                    <Fact label="Перенесено с">
                      <Day day={step.movedFromOn} />
                    </Fact>
                  )}
                </dl>
              </details>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="inline text-muted">{label}: </dt>
      <dd className="inline">{children}</dd>
    </div>
  )
}
