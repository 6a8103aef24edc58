'use client'

import { ActionForm } from '@/components/ui/action-form'
import { CheckboxField } from '@/components/ui/checkbox-field'
import { CheckboxGroupField } from '@/components/ui/checkbox-group-field'
import { RadioGroupField } from '@/components/ui/radio-group-field'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import {
  cancelSlipAction,
  freezeLinkAction,
  issueSlipAction,
  issueSlipsAction,
  revokeLinkAction,
  unfreezeLinkAction,
} from '@/lib/family/actions/access'

type IssueProps = {
  classId: string
  requestKey: string
  children: { studentId: string; name: string; linked: boolean; open: boolean }[]
}

/** Slips for a class: ticked are the children whom nobody of the family sees yet and who have no slip out. */
export function IssueSlipsForm({ classId, requestKey, children }: IssueProps) {
  return (
    <ActionForm
      action={issueSlipsAction}
      schema={() => import('@/lib/family/schema/access').then((file) => file.issueSlipsSchema)}
      aria-label="Выпустить талоны"
      submitLabel="Выпустить талоны"
      pendingLabel="Выпускаем…"
      className="max-w-2xl"
    >
      <input type="hidden" name="classId" value={classId} />
      <RequestKeyField value={requestKey} />
      <RadioGroupField
        name="copies"
        label="Сколько талонов на ребёнка"
        defaultValue="1"
        choices={[
          { value: '1', label: 'один' },
          { value: '2', label: 'два: каждому из родителей свой' },
        ]}
        inline
        required
      />
      <CheckboxGroupField
        name="studentIds"
        label="Кому"
        hint="Отмечены дети, у которых ещё нет ни доступа семьи, ни действующего талона."
        defaultValues={children.filter(({ linked, open }) => !linked && !open).map(({ studentId }) => studentId)}
        choices={children.map(({ studentId, name }) => ({ value: studentId, label: name }))}
      />
      <CheckboxField
        name="replaces"
        value="yes"
        label="Отменить прежние неиспользованные талоны этих детей"
        hint="Если лист потерялся."
      />
    </ActionForm>
  )
}

/** One slip more for one child. */
export function IssueSlipForm({
  studentId,
  requestKey,
  mayHaveOwn,
}: {
  studentId: string
  requestKey: string
  mayHaveOwn: boolean
}) {
  return (
    <ActionForm
      action={issueSlipAction}
      schema={() => import('@/lib/family/schema/access').then((file) => file.issueSlipSchema)}
      aria-label="Выпустить талон"
      submitLabel="Выпустить талон"
      className="max-w-xl"
    >
      <input type="hidden" name="studentId" value={studentId} />
      <RequestKeyField value={requestKey} />
      <RadioGroupField
        name="kind"
        label="Кому"
        defaultValue="GUARDIAN"
        choices={[
          { value: 'GUARDIAN', label: 'родителю или законному представителю' },
          {
            value: 'STUDENT',
            label: 'самому ребёнку',
            hint: mayHaveOwn ? 'Тот же маршрут, но без согласий.' : 'Собственный вход дают с 14 лет.',
            disabled: !mayHaveOwn,
          },
        ]}
        required
      />
    </ActionForm>
  )
}

export function CancelSlipForm({ slipId, words }: { slipId: string; words: string }) {
  return (
    <ActionForm action={cancelSlipAction} aria-label={`Отменить ${words}`}>
      <input type="hidden" name="slipId" value={slipId} />
      <SubmitButton variant="secondary" size="sm" className="w-fit">
        Отменить<span className="sr-only"> {words}</span>
      </SubmitButton>
    </ActionForm>
  )
}

const ENDS = {
  revoke: {
    action: revokeLinkAction,
    label: 'Закрыть доступ',
    hint: 'Навсегда: чтобы вернуть доступ, нужен новый талон.',
    danger: true,
  },
  freeze: {
    action: freezeLinkAction,
    label: 'Приостановить',
    hint: 'Например, идёт судебный спор о ребёнке: документ и дата.',
    danger: false,
  },
  unfreeze: { action: unfreezeLinkAction, label: 'Возобновить доступ', hint: 'Чем закончился спор.', danger: false },
} as const

/** What is done about a person's access, with a reason that stays in the log. */
export function LinkForm({ kind, linkId, version }: { kind: keyof typeof ENDS; linkId: string; version: number }) {
  const { action, label, hint, danger } = ENDS[kind]
  return (
    <ActionForm
      action={action}
      schema={() => import('@/lib/family/schema/access').then((file) => file.revokeLinkSchema)}
      aria-label={label}
      rereadOnConflict
      className="max-w-xl"
    >
      <input type="hidden" name="linkId" value={linkId} />
      <input type="hidden" name="version" value={version} />
      <TextField name="reason" label="Основание" hint={hint} maxLength={300} required />
      <SubmitButton variant={danger ? 'danger' : 'secondary'} size="sm" className="w-fit">
        {label}
      </SubmitButton>
    </ActionForm>
  )
}
