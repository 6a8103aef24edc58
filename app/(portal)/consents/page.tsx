import type { Metadata } from 'next'
import { BlankLinks, ConsentClasses } from '@/components/family/consent-tables'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { loadConsents } from '@/lib/family/loaders/consents'

export const metadata: Metadata = { title: 'Согласия' }

export default async function ConsentsPage() {
  const { classes, yearCode } = await loadConsents()
  return (
    <>
      <PageHeader title="Согласия" subtitle={yearCode ? `Учебный год ${yearCode}` : undefined} />
      <Section title="Классы и группы" hint="Сколько семей согласны, из числа детей класса.">
        <ConsentClasses rows={classes} />
      </Section>
      <Section title="Бланки для бумаги" hint="Без имени; именные, по одному на ребёнка, — на странице класса.">
        <BlankLinks withEvent />
      </Section>
    </>
  )
}
