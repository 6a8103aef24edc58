'use client'

import { ActionForm } from '@/components/ui/action-form'
import { DateField } from '@/components/ui/date-field'
import { personName } from '@/components/ui/format'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextField } from '@/components/ui/text-field'
import {
  approvePathwaysAction,
  closePathwayAction,
  completePathwayAction,
  confirmCuratorAction,
  returnPathwayAction,
  reviewPathwayAction,
  revisePathwayAction,
  signPathwayAction,
  submitPathwaysAction,
} from '@/lib/pathways/actions/pathways'
import { partyNames } from '@/lib/pathways/messages'
import type { PathwayParty, PersonName } from '@/lib/pathways/types'

type Known = { pathwayId: string; version: number }

const Row = ({ pathwayId, version }: Known) => <input type="hidden" name="rows[]" value={`${pathwayId}.${version}`} />
const Ids = ({ pathwayId, version }: Known) => (
  <>
    <input type="hidden" name="pathwayId" value={pathwayId} />
    <input type="hidden" name="version" value={version} />
  </>
)

export function SubmitPathwayForm(known: Known) {
  return (
    <ActionForm
      action={submitPathwaysAction}
      aria-label="Отправить на утверждение"
      submitLabel="Отправить на утверждение"
      rereadOnConflict
    >
      <Row {...known} />
    </ActionForm>
  )
}

export function ApprovePathwayForm(known: Known) {
  return (
    <ActionForm action={approvePathwaysAction} aria-label="Утвердить" submitLabel="Утвердить маршрут" rereadOnConflict>
      <Row {...known} />
    </ActionForm>
  )
}

type CuratorProps = Known & { staff: (PersonName & { id: string })[]; likely: string | null }

/** Who leads the route of a child that is in another class now. */
export function CuratorForm({ staff, likely, ...known }: CuratorProps) {
  return (
    <ActionForm
      action={confirmCuratorAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.confirmCuratorSchema)}
      aria-label="Куратор маршрута"
      submitLabel="Назвать куратора"
      rereadOnConflict
      className="max-w-xl"
    >
      <Ids {...known} />
      <SelectField
        name="curatorId"
        label="Куратор"
        placeholder="Выберите, кто ведёт маршрут"
        defaultValue={likely ?? undefined}
        options={staff.map((one) => ({ value: one.id, label: personName(one) }))}
        required
      />
    </ActionForm>
  )
}

export function ReturnPathwayForm(known: Known) {
  return (
    <ActionForm
      action={returnPathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.returnPathwaySchema)}
      aria-label="Вернуть куратору"
      rereadOnConflict
      className="max-w-xl"
    >
      <Ids {...known} />
      <TextArea name="comment" label="Что исправить" rows={2} limit={500} required />
      <SubmitButton variant="secondary" className="w-fit">
        Вернуть куратору
      </SubmitButton>
    </ActionForm>
  )
}

export function RevisePathwayForm(known: Known) {
  return (
    <ActionForm
      action={revisePathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.revisePathwaySchema)}
      aria-label="Пересмотреть маршрут"
      submitLabel="Взять на пересмотр"
      rereadOnConflict
      className="max-w-xl"
    >
      <Ids {...known} />
      <TextField name="reason" label="Почему" maxLength={300} required />
    </ActionForm>
  )
}

export function CompletePathwayForm(known: Known) {
  return (
    <ActionForm
      action={completePathwayAction}
      aria-label="Завершить маршрут"
      submitLabel="Маршрут выполнен"
      rereadOnConflict
    >
      <Ids {...known} />
    </ActionForm>
  )
}

export function ClosePathwayForm(known: Known) {
  return (
    <ActionForm
      action={closePathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.closePathwaySchema)}
      aria-label="Закрыть маршрут"
      rereadOnConflict
      className="max-w-xl"
    >
      <Ids {...known} />
      <TextField
        name="reason"
        label="Причина"
        hint="Выбыл, окончил обучение, составлен по ошибке."
        maxLength={300}
        required
      />
      <SubmitButton variant="danger" size="sm" className="w-fit">
        Закрыть маршрут
      </SubmitButton>
    </ActionForm>
  )
}

export function ReviewForm({ pathwayId }: { pathwayId: string }) {
  return (
    <ActionForm
      action={reviewPathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.reviewPathwaySchema)}
      aria-label="Итог четверти"
      submitLabel="Записать итог"
      className="max-w-xl"
    >
      <input type="hidden" name="pathwayId" value={pathwayId} />
      <SelectField
        name="quarter"
        label="Четверть"
        placeholder="Выберите четверть"
        options={[1, 2, 3, 4].map((quarter) => ({ value: String(quarter), label: `${quarter} четверть` }))}
        required
      />
      <TextArea
        name="text"
        label="Что она дала"
        hint="Заменит прежний итог этой четверти."
        rows={3}
        limit={1000}
        required
      />
    </ActionForm>
  )
}

type SignProps = { pathwayId: string; parties: readonly PathwayParty[]; today: string }

export function SignForm({ pathwayId, parties, today }: SignProps) {
  return (
    <ActionForm
      action={signPathwayAction}
      schema={() => import('@/lib/pathways/schema').then((file) => file.signPathwaySchema)}
      aria-label="Отметить подпись"
      submitLabel="Отметить подпись"
      className="max-w-xl"
    >
      <input type="hidden" name="pathwayId" value={pathwayId} />
      <SelectField
        name="party"
        label="Кто подписал"
        placeholder="Выберите"
        options={parties.map((value) => ({ value, label: partyNames[value] }))}
        required
      />
      <DateField name="signedOn" label="Когда" max={today} defaultValue={today} required />
    </ActionForm>
  )
}
