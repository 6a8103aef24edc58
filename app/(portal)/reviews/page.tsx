import type { Metadata } from 'next'
import { ReportsBulk } from '@/components/assignments/reports-bulk'
import { ReviewCard } from '@/components/assignments/review-card'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted } from '@/components/ui/format'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { loadReviewQueue } from '@/lib/resolutions/loaders/reviews'

export const metadata: Metadata = { title: 'На проверке' }

export default async function ReviewsPage({ searchParams }: PageProps<'/reviews'>) {
  const { actor, rows, total, reworkDueOn, next, filter } = await loadReviewQueue(await searchParams)
  const debts = rows.filter((row) => row.waiting.isDebt).length
  const item = filter.itemId ? `item=${filter.itemId}&` : ''
  return (
    <>
      <PageHeader
        title="На проверке"
        subtitle={
          rows.length > 0 && (
            <>
              {counted(total, 'отчёт ждёт', 'отчёта ждут', 'отчётов ждут')} решения, сначала самые давние.
              {debts > 0 && (
                <strong className="text-danger">
                  {' '}
                  Дольше пяти рабочих дней: {debts} — это задержка Управления образования.
                </strong>
              )}
            </>
          )
        }
      />
      <ReportsBulk reworkDueOn={reworkDueOn} empty={rows.length === 0}>
        {rows.length === 0 ? (
          <EmptyState
            icon="clipboard-check"
            title="Отчётов на проверке нет"
            action={<ButtonLink href="/assignments">К поручениям</ButtonLink>}
          >
            Здесь появятся отчёты, как только исполнители их сдадут.
          </EmptyState>
        ) : (
          <ol className="border-line border-t" aria-label="Отчёты, которые ждут решения">
            {rows.map((row) => (
              <ReviewCard key={row.id} report={row} timeZone={actor.timeZone} reworkDueOn={reworkDueOn} />
            ))}
          </ol>
        )}
      </ReportsBulk>
      <Pagination
        previousHref={filter.after ? `/reviews?${item}` : undefined}
        nextHref={next ? `/reviews?${item}after=${next}` : undefined}
      />
    </>
  )
}
