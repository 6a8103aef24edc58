'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { DateField } from '@/components/ui/date-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import {
  answerAskAction,
  askFamiliesAction,
  cancelAskAction,
  publishConsentTextAction,
  recordAskAnswerAction,
} from '@/lib/family/actions/consents'
import { kinshipNames } from '@/lib/family/messages/access'
import { purposeNames } from '@/lib/family/messages/consents'
import { ASK_PURPOSES, STANDING_PURPOSES } from '@/lib/family/rules/consents'
import { answerConsentAction, recordConsentsAction } from '@/lib/pathways/actions/consents'

const KIN = (['MOTHER', 'FATHER', 'GUARDIAN'] as const).map((value) => ({ value, label: kinshipNames[value] }))

/** Papers of a class that came back signed. */
export function RecordConsentsForm({
  classId,
  today,
  pupils,
}: {
  classId: string
  today: string
  pupils: { studentId: string; name: string }[]
}) {
  return (
    <ActionForm
      action={recordConsentsAction}
      schema={() => import('@/lib/family/schema/consents').then((file) => file.recordConsentsSchema)}
      aria-label="Записать ответы с бумаги"
      submitLabel="Записать"
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <SelectField
        name="purpose"
        label="На что согласие"
        placeholder="Выберите"
        options={STANDING_PURPOSES.map((value) => ({ value, label: purposeNames[value] }))}
        required
      />
      <RadioGroupField
        name="answer"
        label="Что ответили"
        defaultValue="GRANTED"
        choices={[
          { value: 'GRANTED', label: 'согласны' },
          { value: 'REFUSED', label: 'не согласны или отзывают' },
        ]}
        inline
        required
      />
      <RadioGroupField name="kinship" label="Кто подписал" choices={KIN} inline required />
      <DateField name="signedOn" label="Когда подписано" max={today} defaultValue={today} required />
      <CheckboxGroupField
        name="studentIds"
        label="Дети"
        hint="У кого этот ответ уже стоит, останется как есть."
        choices={pupils.map(({ studentId, name }) => ({ value: studentId, label: name }))}
      />
    </ActionForm>
  )
}

type AnswerProps = {
  studentId: string
  purpose: string
  edition: number
  answer: 'GRANTED' | 'REFUSED'
  label: string
  name: string
}

/** One press of a family: «согласен», «не согласен», «отозвать». */
export function AnswerConsentForm({ studentId, purpose, edition, answer, label, name }: AnswerProps) {
  return (
    <ActionForm action={answerConsentAction} aria-label={`${label}: ${name}`}>
      <input type="hidden" name="studentId" value={studentId} />
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="edition" value={edition} />
      <input type="hidden" name="answer" value={answer} />
      <SubmitButton variant={answer === 'GRANTED' ? 'primary' : 'secondary'} className="w-fit">
        {label}
        <span className="sr-only">: {name}</span>
      </SubmitButton>
    </ActionForm>
  )
}

/** An answer to an ask: both ways in one form, a refusal may say why. */
export function AnswerAskForm({ consentId, given, title }: { consentId: string; given: boolean; title: string }) {
  return (
    <ActionForm
      action={answerAskAction}
      schema={() => import('@/lib/family/schema/consents').then((file) => file.answerAskSchema)}
      aria-label={`Ответ: ${title}`}
    >
      <input type="hidden" name="consentId" value={consentId} />
      <TextField name="note" label={given ? 'Почему' : 'Что нужно знать'} maxLength={300} optional />
      <div className="flex flex-wrap gap-3">
        {!given && (
          <SubmitButton name="answer" value="GRANTED">
            Согласиться
          </SubmitButton>
        )}
        <SubmitButton name="answer" value="REFUSED" variant="secondary">
          {given ? 'Отозвать согласие' : 'Отказаться'}
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

/** A paper answer to an ask. */
export function RecordAskAnswerForm({ consentId, name }: { consentId: string; name: string }) {
  return (
    <ActionForm
      action={recordAskAnswerAction}
      schema={() => import('@/lib/family/schema/consents').then((file) => file.recordAskAnswerSchema)}
      aria-label={`Ответ с бумаги: ${name}`}
    >
      <input type="hidden" name="consentId" value={consentId} />
      <RadioGroupField name="kinship" label="Кто подписал" choices={KIN} inline required />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="answer" value="GRANTED" size="sm">
          Согласны
        </SubmitButton>
        <SubmitButton name="answer" value="REFUSED" variant="secondary" size="sm">
          Не согласны
        </SubmitButton>
      </div>
    </ActionForm>
  )
}

export function AskFamiliesForm({
  classId,
  requestKey,
  today,
}: {
  classId: string
  requestKey: string
  today: string
}) {
  return (
    <ActionForm
      action={askFamiliesAction}
      schema={() => import('@/lib/family/schema/consents').then((file) => file.askFamiliesSchema)}
      aria-label="Спросить семьи"
      submitLabel="Спросить семьи класса"
      guardUnsaved
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
      <RadioGroupField
        name="purpose"
        label="На что согласие"
        defaultValue="EVENT"
        choices={ASK_PURPOSES.map((value) => ({ value, label: purposeNames[value] }))}
        required
      />
      <TextField
        name="title"
        label="Что будет"
        hint="Например: экскурсия на золотоизвлекательную фабрику."
        maxLength={200}
        required
      />
      <DateField name="heldOn" label="Когда" min={today} required />
      <TextField name="place" label="Где" maxLength={200} required />
      <TextArea
        name="details"
        label="Как добираются, кто ведёт, что взять"
        hint="Семья решает по этим словам: безопасность в дороге и на месте, кто отвечает за детей."
        rows={4}
        limit={1000}
        optional
      />
      <DateField name="answerBy" label="Ответить до" min={today} required />
    </ActionForm>
  )
}

export function CancelAskForm({ askId, version }: { askId: string; version: number }) {
  return (
    <ActionForm action={cancelAskAction} aria-label="Отменить запрос" rereadOnConflict>
      <input type="hidden" name="askId" value={askId} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Мероприятия не будет: отменить запрос
      </SubmitButton>
    </ActionForm>
  )
}

export function ConsentTextForm({
  purpose,
  edition,
  title,
  body,
}: {
  purpose: string
  edition: number
  title: string
  body: string
}) {
  return (
    <ActionForm
      action={publishConsentTextAction}
      schema={() => import('@/lib/family/schema/consents').then((file) => file.publishConsentTextSchema)}
      defaultValues={{ title, body }}
      aria-label="Новая редакция"
      submitLabel="Опубликовать редакцию"
      guardUnsaved
      rereadOnConflict
      className="max-w-2xl"
    >
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="version" value={edition} />
      <TextField name="title" label="Название" maxLength={200} required />
      <TextArea
        name="body"
        label="Текст"
        hint="Для чего, какие данные, что с ними делают, сколько действует, как отозвать."
        rows={10}
        limit={6000}
        required
      />
      <CheckboxField
        name="asksAnew"
        value="yes"
        label="Спросить заново тех, кто соглашался с прежней редакцией"
        hint="Если изменился смысл, а не слова."
      />
    </ActionForm>
  )
}
