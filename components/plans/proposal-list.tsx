import { Day } from '@/components/ui/day'
import { Link } from '@/components/ui/link'
import { formNames } from '@/lib/activities/messages'
import { localDay } from '@/lib/kernel/calendar'
import type { ProposalsView } from '@/lib/plans/loaders/entry-proposals'
import type { EntryProposal } from '@/lib/plans/types/entry-proposals'
import { ProposalStateMark } from './proposal-state'
import { proposalWords } from './proposal-words'
import { WithdrawProposal } from './withdraw-proposal'

type Props = { view: ProposalsView; rows: EntryProposal[] }

/** Proposals with how they stand; the proposer takes back what waits, and begins anew from any. */
export function ProposalList({ view, rows }: Props) {
  const { plan, side, open } = view
  return (
    <ul className="border-line border-t">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-x-6 gap-y-2 border-line border-b py-3 sm:grid-cols-[1fr_auto] sm:px-2">
          <div className="wrap-anywhere min-w-0">
            <p className="font-medium">{row.title}</p>
            <p className="text-muted text-sm">
              {formNames[row.form]}&nbsp;· {proposalWords(plan.kind, row)}
            </p>
            <Story view={view} row={row} />
          </div>
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:flex-col sm:items-end">
            <ProposalStateMark state={row.state} />
            {side === 'proposes' && open && row.state === 'PROPOSED' && (
              <WithdrawProposal id={row.id} version={row.version} title={row.title} />
            )}
            {side === 'proposes' && open && (row.state === 'DECLINED' || row.state === 'WITHDRAWN') && (
              <Link href={`/plans/${plan.id}/proposals/new?from=${row.id}`} className="link py-1 text-sm">
                Предложить заново<span className="sr-only">: {row.title}</span>
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Who proposed and answered, when, and what was said. */
function Story({ view, row }: { view: ProposalsView; row: EntryProposal }) {
  const { side, timeZone } = view
  const answered = row.state === 'ACCEPTED' || row.state === 'DECLINED'
  return (
    <div className="mt-1 text-sm">
      <p className="text-muted">
        {side === 'answers' && `${row.proposedBy}, `}
        предложено <Day day={localDay(row.proposedAt, timeZone)} short />
        {answered && row.decidedAt && (
          <>
            {' · '}
            {row.decidedBy}, ответ <Day day={localDay(row.decidedAt, timeZone)} short />
          </>
        )}
      </p>
      {row.reason && <p className="mt-1 border-danger border-l-[3px] pl-3">{row.reason}</p>}
      {row.state === 'ACCEPTED' && !row.inPlan && <p className="text-muted">Позже мероприятие убрали из плана.</p>}
    </div>
  )
}
