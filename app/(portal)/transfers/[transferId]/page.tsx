import type { Metadata } from 'next'
import { AcceptTransferForm, DeclineTransferForm, WithdrawTransferForm } from '@/components/students/transfer-forms'
import { ButtonLink } from '@/components/ui/button-link'
import { Day } from '@/components/ui/day'
import { Disclosure } from '@/components/ui/disclosure'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import { loadTransfer } from '@/lib/students/loaders/transfers'
import { transferStateNames } from '@/lib/students/messages'

export const metadata: Metadata = { title: 'Запрос о переводе' }

export default async function TransferPage({ params }: { params: Promise<{ transferId: string }> }) {
  const { transfer, classes } = await loadTransfer((await params).transferId)
  const { id, version, incoming, state } = transfer
  const waits = state === 'REQUESTED'
  return (
    <>
      <PageHeader
        title="Запрос о переводе"
        subtitle={transferStateNames[state]}
        breadcrumbs={[{ label: 'Переводы', href: '/transfers' }]}
        action={
          transfer.studentId && <ButtonLink href={`/students/${transfer.studentId}`}>Карточка ребёнка</ButtonLink>
        }
      />
      <div className="mb-8 max-w-2xl">
        <SummaryList
          rows={[
            { label: 'Ребёнок', value: personFullName(transfer) },
            { label: 'Год рождения', value: String(transfer.birthYear) },
            { label: 'Откуда', value: `${transfer.fromOrganizationName}, ${transfer.fromClassName}` },
            { label: 'Куда', value: transfer.toOrganizationName },
            { label: 'Первый день', value: <Day day={transfer.transferOn} /> },
            ...(transfer.note ? [{ label: 'Примечание', value: transfer.note }] : []),
            ...(transfer.comment ? [{ label: 'Ответ', value: transfer.comment }] : []),
          ]}
        />
      </div>
      {waits && incoming && (
        <Section title="Ваше решение">
          {classes.length > 0 ? (
            <AcceptTransferForm
              transferId={id}
              version={version}
              classes={classes.map((group) => ({
                value: group.id,
                label: `${group.name} (детей: ${group.students})`,
              }))}
            />
          ) : (
            <Notice tone="warning">
              Классов учебного года, в который попадает день перевода, у вас нет. Сначала добавьте класс.
            </Notice>
          )}
          <Disclosure summary="Отклонить запрос" className="mt-4">
            <DeclineTransferForm transferId={id} version={version} />
          </Disclosure>
        </Section>
      )}
      {waits && !incoming && <WithdrawTransferForm transferId={id} version={version} />}
    </>
  )
}
