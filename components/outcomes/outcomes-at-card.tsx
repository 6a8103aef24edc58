import { Section } from '@/components/ui/section'
import { SummaryList } from '@/components/ui/summary-list'
import type { OutcomeOfStudent } from '@/lib/outcomes/types'
import { OutcomeWords } from './outcome-words'

/** Where a graduate wants to go and where it is, for its card and its family. */
export function OutcomesAtCard({ outcomes }: { outcomes: OutcomeOfStudent[] }) {
  return outcomes.map(({ grade, yearCode, className, intention, actual }) => (
    <Section key={yearCode} title={`После ${grade} класса, ${yearCode}`} hint={`Класс ${className}`}>
      <SummaryList
        rows={[
          { label: 'Намерение', value: <OutcomeWords facts={intention} /> },
          { label: 'Куда поступил', value: <OutcomeWords facts={actual} /> },
        ]}
      />
    </Section>
  ))
}
