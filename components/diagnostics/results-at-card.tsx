import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'

/** On a child's card: whether there are results of diagnostics, and the way to them. */
export function ResultsAtCard({ studentId, results }: { studentId: string; results: { total: number; open: number } }) {
  return (
    <Section title="Диагностика">
      {results.total === 0 ? (
        <p className="text-muted">Результатов пока нет.</p>
      ) : (
        <p>
          <Link href={`/diagnostics/students/${studentId}`} className="link">
            Результаты: {results.total}
          </Link>
          , с открытым выводом {results.open}.
        </p>
      )}
    </Section>
  )
}
