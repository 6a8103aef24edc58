import type { Metadata } from 'next'
import { DiagnosticClasses } from '@/components/diagnostics/tables'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadDiagnostics } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Диагностика' }

export default async function DiagnosticsPage() {
  const { classes, yearCode, writes } = await loadDiagnostics()
  return (
    <>
      <PageHeader title="Диагностика" subtitle={yearCode ? `Учебный год ${yearCode}` : undefined} />
      <Section
        title="Классы и группы"
        hint={
          writes
            ? 'Опрос проводят с теми, чья семья согласна. Баллы видите только вы; вывод открываете сами.'
            : 'Здесь видно, у кого есть результат. Выводы открывает психолог, баллы остаются у него.'
        }
      >
        <DiagnosticClasses rows={classes} />
      </Section>
    </>
  )
}
