'use client'

import { ActionForm } from '@/components/ui/action-form'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { acknowledgePathwayAction, answerFamilyAction, writeFamilyNoteAction } from '@/lib/pathways/actions/notes'

/** «Ознакомлен» and «согласен» of an approved route. */
export function AcknowledgeForm({
  studentId,
  requestKey,
  seen,
}: {
  studentId: string
  requestKey: string
  seen: boolean
}) {
  return (
    <ActionForm action={acknowledgePathwayAction} aria-label="Ознакомление с маршрутом">
      <input type="hidden" name="studentId" value={studentId} />
      <RequestKeyField value={requestKey} />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="word" value="AGREED">
          Согласиться с маршрутом
        </SubmitButton>
        {!seen && (
          <SubmitButton name="word" value="SEEN" variant="secondary">
            Только ознакомиться
          </SubmitButton>
        )}
      </div>
    </ActionForm>
  )
}

/** A question or a wish to the curator. */
export function AskCuratorForm({ studentId, requestKey }: { studentId: string; requestKey: string }) {
  return (
    <ActionForm
      action={writeFamilyNoteAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.writeFamilyNoteSchema)}
      aria-label="Написать куратору"
      submitLabel="Отправить"
      pendingLabel="Отправляем…"
      guardUnsaved
    >
      <input type="hidden" name="studentId" value={studentId} />
      <RequestKeyField value={requestKey} />
      <RadioGroupField
        name="kind"
        label="Что это"
        defaultValue="QUESTION"
        choices={[
          { value: 'QUESTION', label: 'вопрос' },
          { value: 'COMMENT', label: 'пожелание к маршруту' },
        ]}
        inline
        required
      />
      <TextArea
        name="text"
        label="Текст"
        hint="Увидят куратор и руководитель. Ответ появится здесь."
        rows={4}
        limit={1000}
        required
      />
    </ActionForm>
  )
}

/** The staff's answer to one of the family. */
export function AnswerFamilyForm({ noteId, requestKey }: { noteId: string; requestKey: string }) {
  return (
    <ActionForm
      action={answerFamilyAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.answerFamilySchema)}
      aria-label="Ответить семье"
      submitLabel="Ответить"
      guardUnsaved
      className="max-w-xl"
    >
      <input type="hidden" name="noteId" value={noteId} />
      <RequestKeyField value={requestKey} />
      <TextArea name="text" label="Ответ" hint="Его увидит тот, кто спросил." rows={3} limit={1000} required />
    </ActionForm>
  )
}
