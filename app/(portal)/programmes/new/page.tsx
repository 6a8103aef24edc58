import type { Metadata } from 'next'
import { ProgrammeForm } from '@/components/registers/programme-form'
import { PageHeader } from '@/components/ui/page-header'
import { loadNewProgramme } from '@/lib/plans/loaders/programmes'

export const metadata: Metadata = { title: 'Новая программа' }

export default async function NewProgrammePage() {
  const { year, staff, today, requestKey } = await loadNewProgramme()
  return (
    <>
      <PageHeader title="Новая программа" breadcrumbs={[{ label: 'Дополнительные программы', href: '/programmes' }]} />
      <ProgrammeForm startsOn={year.startsOn} staff={staff} today={today} requestKey={requestKey} />
    </>
  )
}
