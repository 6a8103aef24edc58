import type { Metadata } from 'next'
import { ConfirmChildForm } from '@/components/family/entry-forms'
import { EntrySteps } from '@/components/family/entry-steps'
import { loadSlipInHand } from '@/lib/family/loaders/slip-in-hand'

export const metadata: Metadata = { title: 'Чей это талон' }

export default async function SlipChildPage() {
  const { slip } = await loadSlipInHand('child')
  const forPupil = slip.kind === 'STUDENT'
  return (
    <div className="mx-auto max-w-md space-y-5">
      <div>
        <EntrySteps at={2} />
        <h1 className="text-2xl sm:text-3xl">{forPupil ? 'Это твой талон?' : 'Это ваш ребёнок?'}</h1>
      </div>
      <p className="border-primary border-l-4 pl-3">
        <strong className="block font-semibold text-lg">{slip.child}</strong>
        {[slip.className, slip.organizationName].filter(Boolean).join(', ')}
      </p>
      <ConfirmChildForm forPupil={forPupil} />
      <p className="text-muted text-sm">
        {forPupil ? 'Если талон чужой, верни его' : 'Если талон чужой, верните его'} классному руководителю.
      </p>
    </div>
  )
}
