import { categoryNames, fundingNames, outcomeStateNames } from '@/lib/outcomes/messages'
import { fieldText } from '@/lib/outcomes/rules/fields'
import { type OutcomeFacts, stateOf } from '@/lib/outcomes/rules/outcomes'
import type { OutcomePupil } from '@/lib/outcomes/types'

/** An outcome in words: what, where, on whose money. */
export function OutcomeWords({ facts }: { facts: OutcomeFacts | null }) {
  if (!facts) return <span className="text-muted">не внесено</span>
  const { category, institution, fieldCode, funding, elsewhere, byProfile } = facts
  const details = [
    institution,
    fieldCode && fieldText(fieldCode),
    funding && fundingNames[funding].toLowerCase(),
    elsewhere && 'за пределами региона',
    byProfile !== null && (byProfile ? 'по профилю' : 'не по профилю'),
  ].filter(Boolean)
  return (
    <>
      {categoryNames[category]}
      {details.length > 0 && <span className="block text-muted text-sm">{details.join(' · ')}</span>}
    </>
  )
}

/** How far a pupil's outcome has come. */
export function OutcomeStateWords({ pupil, confirmed }: { pupil: OutcomePupil; confirmed: boolean }) {
  const state = stateOf({ ...pupil, confirmed })
  if (!state) return <span className="text-muted">—</span>
  return (
    <span className={state === 'CORRECTED' ? 'text-gold' : undefined}>
      {outcomeStateNames[state]}
      {pupil.actual?.reason && <span className="block text-muted text-sm">{pupil.actual.reason}</span>}
    </span>
  )
}
