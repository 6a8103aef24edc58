import type { Metadata } from 'next'
import { EraseForm } from '@/components/students/erase-form'
import { ErasureCountList } from '@/components/students/erasure-counts'
import { ButtonLink } from '@/components/ui/button-link'
import { personFullName } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import type { ErasureReason } from '@/lib/kernel/prisma/enums'
import { loadErasure } from '@/lib/pathways/loaders/erasure'
import { erasureMessages } from '@/lib/pathways/messages/erasure'

export const metadata: Metadata = { title: 'Уничтожить данные ребёнка' }

export default async function ErasePage({ params }: PageProps<'/students/[studentId]/erase'>) {
  const { child, objections } = await loadErasure((await params).studentId)
  const reasons = (Object.keys(objections) as ErasureReason[]).filter((reason) => objections[reason] === null)
  const said = [...new Set(Object.values(objections))].flatMap((reason) => (reason ? [erasureMessages[reason]] : []))
  return (
    <>
      <PageHeader
        title="Уничтожить данные"
        eyebrow={personFullName(child.name)}
        breadcrumbs={[
          { label: 'Классы и группы', href: '/classes' },
          { label: 'Карточка ребёнка', href: `/students/${child.id}` },
        ]}
        subtitle="Персональные данные ребёнка, который у вас больше не учится"
      />
      {said.map((sentence) => (
        <Notice key={sentence} tone="warning" className="mb-6">
          {sentence}
        </Notice>
      ))}
      {reasons.length > 0 ? (
        <div className="grid gap-x-12 lg:grid-cols-2">
          <div>
            <Section title="Что будет уничтожено">
              <ErasureCountList counts={child.counts} />
            </Section>
            <Section title="Что останется">
              <p className="max-w-[65ch]">
                Числа: сколько детей было в классе, сколько часов и мероприятий проведено, сколько выпускников куда
                поступило. Имени при них не будет. Останется акт с номером и основанием. Резервные копии сменятся в свой
                срок.
              </p>
            </Section>
          </div>
          <Section title="Ваше решение">
            <EraseForm key={child.version} studentId={child.id} version={child.version} reasons={reasons} />
          </Section>
        </div>
      ) : (
        <ButtonLink href={`/students/${child.id}`}>Вернуться к карточке</ButtonLink>
      )}
    </>
  )
}
