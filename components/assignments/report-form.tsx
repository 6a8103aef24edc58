'use client'

import { type MouseEvent, type ReactNode, useActionState, useId, useMemo, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { ConflictNotice } from '@/components/ui/conflict-notice'
import { ErrorSummary } from '@/components/ui/error-summary'
import { FormContext, type FormContextValue, fieldIdOf } from '@/components/ui/form-context'
import { Notice } from '@/components/ui/notice'
import { NumberField } from '@/components/ui/number-field'
import { Section } from '@/components/ui/section'
import { TextArea } from '@/components/ui/text-area'
import type { Outcome } from '@/lib/kernel/outcome'
import { postDraftAction, saveDraftAction } from '@/lib/resolutions/actions/reports'
import type { Figures } from '@/lib/resolutions/rules/reports'
import { REPORT_TEXT_LIMIT } from '@/lib/resolutions/rules/reports'
import type { FigureRequest } from '@/lib/resolutions/types'
import { SavingStatus } from './saving-status'
import { type SavedDraft, useDraftSaving } from './use-draft-saving'

type ReportFormProps = {
  assignmentId: string
  userId: string
  timeZone: string
  revision: number
  version: number
  text: string
  figures: Figures
  savedAt: string | null
  asked: readonly FigureRequest[]
  /** May this person go on to submit it. */
  maySubmit: boolean
  /** The evidence: forms of their own, between the text and the last step. */
  children: ReactNode
}

const typedFigure = (value: number | null | undefined) =>
  typeof value === 'number' ? String(value).replace('.', ',') : ''

/** What a form sent without scripts came back with. */
function restoredOf(outcome: Outcome<SavedDraft> | null) {
  if (!outcome || outcome.ok) return null
  const { text, figures } = outcome.values
  return {
    text: typeof text === 'string' ? text : '',
    figures: typeof figures === 'object' && figures !== null ? (figures as Record<string, unknown>) : {},
  }
}

/** The draft of a report: saved as one types, on this computer while there is no connection, by a button before scripts load. */
export function ReportForm(props: ReportFormProps) {
  const { assignmentId, userId, timeZone, revision, version, asked, maySubmit } = props
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [posted, plainSave] = useActionState(postDraftAction, null)
  const [going, setGoing] = useState(false)
  const saving = useDraftSaving({
    form,
    save: saveDraftAction,
    userId,
    assignmentId,
    base: { revision, version },
    savedAt: props.savedAt,
  })
  const { state, found } = saving
  const answered = posted && !posted.ok ? posted : null
  const [restored] = useState(() => restoredOf(answered))
  const fieldErrors =
    state.kind === 'invalid' ? state.fieldErrors : answered?.kind === 'invalid' ? answered.fieldErrors : {}
  const refusal = state.kind === 'refused' ? state : answered?.kind === 'refused' ? answered : null

  const context = useMemo<FormContextValue>(
    () => ({
      formId,
      pending: false,
      successes: 0,
      answer: null,
      errorOf: (name) => fieldErrors[name]?.[0],
      initialOf: (name) => {
        if (!restored) return { value: undefined, posted: false }
        return { value: name === 'text' ? restored.text : restored.figures[name.slice(8)], posted: true }
      },
    }),
    [formId, fieldErrors, restored],
  )

  /** The text goes first and alone; only what is on the portal is shown on «check your answers». */
  async function goOn(event: MouseEvent<HTMLButtonElement>) {
    event.preventDefault()
    if (going) return
    setGoing(true)
    const ok = await saving.flush()
    setGoing(false)
    // A full load: the page must show what was saved a moment ago, whatever this tab remembers.
    if (ok) window.location.assign(`/assignments/${assignmentId}/submit`)
  }

  return (
    <FormContext value={context}>
      <Section title="Текст и показатели">
        <form
          id={formId}
          ref={form}
          action={plainSave}
          onSubmit={(event) => {
            event.preventDefault()
            void saving.flush()
          }}
          onChange={saving.typed}
          noValidate
          aria-label="Отчёт об исполнении"
          className="grid gap-5"
        >
          <input type="hidden" name="assignmentId" value={assignmentId} />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="version" value={version} />
          {found && (
            <Notice
              tone="warning"
              title="На этом компьютере остался несохранённый текст"
              actions={
                <>
                  <Button size="sm" onClick={() => saving.fill(found)}>
                    Вернуть его в форму
                  </Button>
                  <Button size="sm" variant="quiet" onClick={saving.forget}>
                    Удалить
                  </Button>
                </>
              }
            >
              <p className="line-clamp-3 whitespace-pre-wrap">«{found.text}»</p>
            </Notice>
          )}
          {state.kind === 'conflict' && (
            <ErrorSummary title="Пока вы работали, черновик изменил другой человек">
              <ConflictNotice conflict={state.conflict} framed={false} />
              <div className="flex flex-wrap gap-2">
                <Button size="sm" onClick={() => saving.keepMine(state)}>
                  Сохранить мой текст
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  onClick={() => {
                    saving.forget()
                    window.location.reload()
                  }}
                >
                  Взять сохранённый
                </Button>
              </div>
            </ErrorSummary>
          )}
          {refusal && (
            <ErrorSummary title={refusal.message}>
              {refusal.reason === 'DEADLINE_PASSED' && (
                <ButtonLink href={`/assignments/${assignmentId}/extension`} size="sm" icon="calendar-plus">
                  Запросить продление
                </ButtonLink>
              )}
            </ErrorSummary>
          )}
          <TextArea
            name="text"
            label="Ход исполнения"
            hint="Что сделано, когда и кем, какой документ принят. Не короче 20 знаков, если не указаны показатели."
            defaultValue={props.text}
            rows={8}
            limit={REPORT_TEXT_LIMIT}
          />
          {asked.length > 0 && (
            <fieldset className="grid gap-4">
              <legend className="mb-2 font-semibold">Показатели</legend>
              {asked.map(({ key, label, unit, required }) => (
                <NumberField
                  key={key}
                  name={`figures.${key}`}
                  label={label}
                  kind="decimal"
                  suffix={unit || undefined}
                  optional={!required}
                  defaultValue={typedFigure(props.figures[key])}
                />
              ))}
            </fieldset>
          )}
          {Object.keys(fieldErrors).length > 0 && (
            <ErrorSummary
              title="Черновик не сохранён: проверьте числа"
              errors={Object.entries(fieldErrors).map(([name, messages]) => ({
                message: messages[0] ?? '',
                targetId: fieldIdOf(formId, name),
              }))}
            />
          )}
        </form>
      </Section>
      {props.children}
      <div className="bottom-0 z-10 -mx-1 flex sm:sticky flex-wrap items-center gap-x-3 gap-y-2 border-line border-t bg-paper px-1 py-3 print:hidden">
        {maySubmit && (
          <Button
            type="submit"
            form={formId}
            variant="primary"
            name="next"
            value="check"
            onClick={goOn}
            aria-disabled={going || undefined}
            icon="arrow-right"
          >
            {going ? 'Сохраняем…' : 'Проверить и сдать'}
          </Button>
        )}
        <Button type="submit" form={formId} name="next" value="stay" icon="save">
          Сохранить черновик
        </Button>
        <SavingStatus state={state} timeZone={timeZone} />
      </div>
    </FormContext>
  )
}
