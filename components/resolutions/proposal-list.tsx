import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { decideProposalAction } from '@/lib/resolutions/actions/proposals'
import type { ProposalRow } from '@/lib/resolutions/queries/proposals'

/** Organisations opened or closed after the issue: what would change, and the controller's answer. */
export function ProposalList({ rows }: { rows: ProposalRow[] }) {
  return (
    <ul className="space-y-3">
      {rows.map((row) => (
        <li key={row.id} className="rounded border border-line bg-surface p-4">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold">
            <Icon name={row.kind === 'ADD' ? 'plus' : 'minus'} className="text-primary" />
            {row.kind === 'ADD'
              ? `Дать поручение: ${row.organizationName}`
              : `Снять поручение: ${row.organizationName}`}
          </h2>
          <p className="mt-1 max-w-[75ch] text-sm">
            {row.itemNumber && <strong className="tabular-nums">{row.itemNumber}. </strong>}
            {row.itemText}
          </p>
          <p className="mt-1 text-muted text-sm">
            <Link href={`/resolutions/${row.resolutionId}`} className="link">
              {row.resolutionTitle}
            </Link>
            {row.kind === 'WITHDRAW' &&
              `. Будет отменено: ${counted(row.openAssignments, 'поручение', 'поручения', 'поручений')}`}
          </p>
          <ActionForm
            action={decideProposalAction}
            aria-label={`Решение по предложению: ${row.organizationName}, пункт ${row.itemNumber ?? ''}`}
            className="mt-3 gap-3"
          >
            <input type="hidden" name="proposalId" value={row.id} />
            <input type="hidden" name="version" value={row.version} />
            <div className="flex flex-wrap items-end gap-3">
              <TextField
                name="comment"
                label="Комментарий"
                hint="Обязателен, если отклоняете."
                className="grow basis-60"
                maxLength={500}
              />
              <SubmitButton name="decision" value="accept" variant="secondary" icon="check">
                Принять
              </SubmitButton>
              <Button type="submit" name="decision" value="decline" variant="quiet">
                Отклонить
              </Button>
            </div>
          </ActionForm>
        </li>
      ))}
    </ul>
  )
}
