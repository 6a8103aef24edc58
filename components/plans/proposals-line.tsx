import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import type { ProposalsAtPlan } from '@/lib/plans/loaders/entry-proposals'
import { proposalCountsText } from './proposal-words'

/** Teachers' proposals beside the plan: for head and deputy how many wait, for a teacher how the own ones stand and the way to one more. */
export function ProposalsLine({ planId, view }: { planId: string; view: ProposalsAtPlan | null }) {
  if (!view) return null
  const { side, counts, open } = view
  const at = `/plans/${planId}/proposals`
  const all = counts.proposed + counts.accepted + counts.declined
  if (side === 'answers') {
    if (all === 0) return null
    return (
      <p className="mb-6 flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-y py-2.5 sm:px-2">
        <Icon
          name={counts.proposed > 0 ? 'hourglass' : 'check'}
          className={counts.proposed > 0 ? 'text-gold' : 'text-success'}
        />
        <Link href={at} className="link font-medium">
          {counts.proposed > 0
            ? counted(counts.proposed, 'предложение педагогов', 'предложения педагогов', 'предложений педагогов')
            : 'Предложения педагогов'}
        </Link>
        {counts.proposed > 0 ? (counts.proposed === 1 ? 'ждёт ответа' : 'ждут ответа') : 'все с ответом'}
      </p>
    )
  }
  const words = proposalCountsText(counts)
  if (!open && !words) return null
  return (
    <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-line border-y py-2.5 sm:px-2">
      <p>
        {words ? (
          <>
            <Link href={at} className="link font-medium">
              Ваши предложения
            </Link>{' '}
            <span className="text-muted">{words}</span>
          </>
        ) : (
          'Есть чем дополнить план? Предложите мероприятие, за которое отвечаете сами.'
        )}
      </p>
      {open && (
        <ButtonLink href={`${at}/new`} size="sm" icon="plus">
          Предложить мероприятие
        </ButtonLink>
      )}
    </div>
  )
}
