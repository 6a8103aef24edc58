import type { Metadata } from 'next'
import { ExtensionCard } from '@/components/assignments/extension-card'
import { ExtensionsBulk } from '@/components/assignments/extensions-bulk'
import { resolutionName } from '@/components/assignments/words'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, shortened } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadExtensionQueue } from '@/lib/resolutions/loaders/extensions'

export const metadata: Metadata = { title: 'Запросы продления' }

export default async function ExtensionsPage({ searchParams }: PageProps<'/extensions'>) {
  const { actor, groups, total, today, next, filter } = await loadExtensionQueue(await searchParams)
  const item = filter.itemId ? `item=${filter.itemId}&` : ''
  return (
    <>
      <PageHeader
        title="Запросы продления"
        subtitle={
          groups.length > 0 && (
            <>
              {counted(total, 'запрос ждёт', 'запроса ждут', 'запросов ждут')} решения. Первоначальный срок сохраняется
              и виден рядом с новым.
            </>
          )
        }
      />
      <ExtensionsBulk min={today} empty={groups.length === 0}>
        {groups.length === 0 && (
          <EmptyState
            icon="calendar-plus"
            title="Запросов продления нет"
            action={<ButtonLink href="/assignments">К поручениям</ButtonLink>}
          >
            Здесь появятся запросы исполнителей, которым не хватает времени.
          </EmptyState>
        )}
        {groups.map((group) => (
          <Section
            key={group.itemId}
            title={`${group.itemNumber ? `Пункт ${group.itemNumber}. ` : ''}${shortened(group.itemText, 120)}`}
            hint={resolutionName({ number: group.resolutionNumber, date: group.resolutionDate })}
          >
            <ul className="border-line border-t">
              {group.rows.map((row) => (
                <ExtensionCard key={row.id} request={row} timeZone={actor.timeZone} today={today} />
              ))}
            </ul>
          </Section>
        ))}
      </ExtensionsBulk>
      <Pagination
        previousHref={filter.after ? `/extensions?${item}` : undefined}
        nextHref={next ? `/extensions?${item}after=${next}` : undefined}
      />
    </>
  )
}
