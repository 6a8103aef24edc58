import type { Metadata } from 'next'
import { MeasureForm } from '@/components/resolutions/measure-form'
import { MeasureTable } from '@/components/resolutions/measure-table'
import { resolutionRef } from '@/components/resolutions/words'
import { ButtonLink } from '@/components/ui/button-link'
import { Disclosure } from '@/components/ui/disclosure'
import { shortened } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { loadItemMeasure } from '@/lib/resolutions/loaders/measures'
import { measureWords } from '@/lib/resolutions/messages/measures'

export const metadata: Metadata = { title: 'Данные портала по пункту' }

export default async function ItemMeasurePage({
  params,
  searchParams,
}: PageProps<'/resolutions/[resolutionId]/measures/[itemId]'>) {
  const { resolutionId, itemId } = await params
  const query = await searchParams
  const page = await loadItemMeasure(resolutionId, itemId, query)
  const { item, canChoose, next } = page
  const base = `/resolutions/${item.resolution.id}`
  const form = <MeasureForm itemId={item.id} version={item.version} measure={item.measure} />
  return (
    <>
      <PageHeader
        title={item.measure ? measureWords[item.measure].name : 'Данные портала по пункту'}
        eyebrow={item.number ? `Пункт ${item.number}` : undefined}
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: resolutionRef(item.resolution), href: base },
        ]}
        subtitle={shortened(item.text, 220)}
        action={
          item.measure && (
            <>
              <ButtonLink href={`/api/exports${base}/measures/${item.id}?format=csv`} icon="download">
                CSV
              </ButtonLink>
              <ButtonLink href={`/api/exports${base}/measures/${item.id}?format=xlsx`} icon="download">
                Excel
              </ButtonLink>
            </>
          )
        }
      />
      {query.done === 'chosen' && (
        <Notice tone="success" className="mb-6">
          Сохранено. Отчёты, которые уже сданы, остались такими, какими их сдали.
        </Notice>
      )}
      {item.measure && (
        <Section title="По организациям" hint={measureWords[item.measure].counts}>
          <MeasureTable page={page} />
          {(next || query.after) && (
            <Pagination
              label="Страницы организаций"
              previousHref={query.after ? `${base}/measures/${item.id}` : undefined}
              nextHref={next ? `${base}/measures/${item.id}?after=${next}` : undefined}
            />
          )}
        </Section>
      )}
      {!item.measure && (
        <Notice className="mb-6">
          {canChoose
            ? 'Пункт не связан с записями портала. Выберите, что портал посчитает: отчёты будут открываться уже заполненными.'
            : 'Пункт не связан с записями портала.'}
        </Notice>
      )}
      {canChoose &&
        (item.measure ? (
          <Disclosure summary="Считать другое">{form}</Disclosure>
        ) : (
          <Section title="Выбор">{form}</Section>
        ))}
    </>
  )
}
