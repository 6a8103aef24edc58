import { SummaryList } from '@/components/ui/summary-list'
import { erasureKinds } from '@/lib/pathways/messages/erasure'
import type { ErasureCounts } from '@/lib/pathways/types'

/** Records of a child by kind; names and the day of birth always stand first. */
export function ErasureCountList({ counts }: { counts: ErasureCounts }) {
  const kinds = Object.entries(erasureKinds) as [keyof ErasureCounts, string][]
  return (
    <SummaryList
      rows={[
        { label: 'Фамилия, имя, отчество, дата рождения', value: 1 },
        ...kinds.filter(([kind]) => counts[kind] > 0).map(([kind, label]) => ({ label, value: counts[kind] })),
      ]}
    />
  )
}
