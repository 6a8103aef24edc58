import { buttonClass } from '@/components/ui/button-class'
import { ButtonLink } from '@/components/ui/button-link'
import { cx } from '@/components/ui/cx'
import { EmptyState } from '@/components/ui/empty-state'
import { FilterBar } from '@/components/ui/filter-bar'
import { bound, formatDay, formatPercent, shortened } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import type { loadSummary } from '@/lib/monitoring/loaders'
import { doneShare } from '@/lib/monitoring/rules/summary'
import { dayText, resolutionRef } from '@/lib/monitoring/rules/words'
import type { SummaryLine, SummaryMark, SummaryShare, SummaryView } from '@/lib/monitoring/types'
import { FilterInput, FilterSelect } from './filter-field'

type View = Awaited<ReturnType<typeof loadSummary>>

const MARK: Record<SummaryMark, string> = {
  DONE: 'text-success',
  DONE_LATE: 'text-success underline decoration-gold decoration-2 underline-offset-4',
  IN_WORK: '',
  NOT_DONE: 'font-semibold text-danger',
  REMOVED: 'text-muted',
}

const TABLE = [
  'w-full border-separate border-spacing-0 text-sm [&_:is(th,td)]:border-line [&_:is(th,td)]:border-b [&_:is(th,td)]:px-2.5 [&_:is(th,td)]:py-2',
  '[&_:is(th,td)]:align-top [&_thead_th]:rule-double-b [&_thead_th]:text-left [&_thead_th]:font-semibold [&_thead_th]:text-muted',
  '[&_tbody_a]:link [&_tbody_th]:text-left [&_tbody_th]:font-normal print:[&_tfoot]:table-row-group',
].join(' ')

const CARDS = [
  'max-sm:block max-sm:[&_thead]:sr-only max-sm:[&_tbody]:block max-sm:[&_tr]:block max-sm:[&_tr]:border-line max-sm:[&_tr]:border-b',
  'max-sm:[&_tr]:py-3 max-sm:[&_:is(th,td)]:block max-sm:[&_:is(th,td)]:border-0 max-sm:[&_:is(th,td)]:px-0 max-sm:[&_:is(th,td)]:py-0.5',
].join(' ')

/** Lines on the screen; files hold all of them. */
const LINES = 40

/** Letters of a text on the screen; files hold it whole. */
const SHOWN = 140

/** The first lines of all items, items in their order. */
function firstLines(items: SummaryView['items']): { items: SummaryView['items']; left: number } {
  let room = LINES
  const shownItems = items.flatMap((item) => {
    const lines = item.lines.slice(0, room)
    room -= lines.length
    return lines.length > 0 ? [{ ...item, lines }] : []
  })
  return { items: shownItems, left: items.reduce((sum, item) => sum + item.lines.length, 0) - (LINES - room) }
}

/** «Справка об исполнении» on the screen: at any day, with its files. */
export function SummaryScreen({ view }: { view: View }) {
  const { summary, filter, today, organizations } = view
  const { resolution, on } = summary
  const part = firstLines(summary.items)
  const query = new URLSearchParams()
  if (summary.past) query.set('on', on)
  if (filter.organization) query.set('organization', filter.organization)
  const file = (format: string) => {
    query.set('format', format)
    return `/api/exports/resolutions/${resolution.id}/summary?${query}`
  }
  return (
    <>
      <PageHeader
        title="Справка об исполнении"
        breadcrumbs={[
          { label: 'Решения коллегии', href: '/resolutions' },
          { label: `Решение ${resolutionRef(resolution)}`, href: `/resolutions/${resolution.id}` },
        ]}
        subtitle={`${resolution.title}. По состоянию на ${formatDay(on)}${summary.filterText ? `, ${summary.filterText}` : ''}`}
        action={
          <>
            <a href={file('docx')} download className={buttonClass('primary')}>
              Скачать DOCX
            </a>
            <a href={file('xlsx')} download className={buttonClass('secondary')}>
              XLSX
            </a>
          </>
        }
      />
      <FilterBar action={`/resolutions/${resolution.id}/summary`}>
        <FilterInput name="on" label="По состоянию на" type="date" value={on} max={today} min="2000-01-01" />
        {organizations.length > 0 && (
          <FilterSelect
            name="organization"
            label="Организация"
            all="Все организации"
            value={filter.organization ?? ''}
            options={organizations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
      </FilterBar>
      {summary.past && (
        <Notice tone="info" title={`Так обстояло дело на конец дня ${formatDay(on)}`} className="mb-5">
          Состояния восстановлены по датам отчётов, решений и продлений.
        </Notice>
      )}
      {resolution.historical && (
        <Notice tone="info" title="Решение внесено задним числом" className="mb-5">
          Сроки и результаты указаны по документам прежних лет.
        </Notice>
      )}
      {summary.cut && (
        <Notice tone="warning" title="Справка неполная" className="mb-5">
          Поручений слишком много для одного документа: выберите организацию.
        </Notice>
      )}
      {summary.items.length === 0 ? (
        <EmptyState
          title="На этот день поручений ещё не было"
          action={<ButtonLink href={`/resolutions/${resolution.id}/summary`}>Показать на сегодня</ButtonLink>}
        >
          Выберите более поздний день или другую организацию.
        </EmptyState>
      ) : (
        <>
          <Section title="Итоги по организациям" className="@container">
            <Shares summary={summary} />
          </Section>
          <Section title="Ход исполнения по пунктам">
            <table className={cx(TABLE, CARDS)}>
              <caption className="sr-only">Справка об исполнении на {dayText(on)}</caption>
              <thead>
                <tr>
                  <th scope="col" className="sm:w-1/5">
                    Исполнитель
                  </th>
                  <th scope="col">Срок (и продления)</th>
                  <th scope="col">Ход исполнения</th>
                  <th scope="col">Подтверждение</th>
                  <th scope="col">Отметка</th>
                </tr>
              </thead>
              {part.items.map((item) => (
                <tbody key={item.id}>
                  <tr>
                    <th scope="rowgroup" colSpan={5} className="bg-sunken max-sm:px-2!">
                      {item.number && <b>{item.number}. </b>}
                      {item.text}
                      <span className="block text-muted">
                        Срок в решении: {item.deadlineText ?? 'не указан'}
                        {item.withdrawn && '; пункт снят'}
                      </span>
                    </th>
                  </tr>
                  {item.lines.map((line) => (
                    <Line key={line.assignmentId} line={line} />
                  ))}
                </tbody>
              ))}
            </table>
            {part.left > 0 && (
              <p className="mt-3 text-muted">
                На экране первые {LINES} строк, ещё {part.left} — в файле. Чтобы увидеть их здесь, выберите организацию.
              </p>
            )}
          </Section>
        </>
      )}
    </>
  )
}

function Line({ line }: { line: SummaryLine }) {
  return (
    <tr>
      <th scope="row">
        <a href={`/assignments/${line.assignmentId}`}>{bound(line.organizationName)}</a>
        {line.period && <span className="block text-muted">за {line.period}</span>}
      </th>
      <td className="sm:whitespace-nowrap">
        {line.dueOn ? dayText(line.dueOn) : 'без срока'}
        {line.movedFrom && (
          <span className="block text-muted">
            {line.extensions > 0 ? 'продлён' : 'перенесён'} с {dayText(line.movedFrom)}
          </span>
        )}
      </td>
      <td>{shortened(line.progress, SHOWN)}</td>
      <td>{line.evidence.join('; ')}</td>
      <td className={MARK[line.mark]}>{line.markText}</td>
    </tr>
  )
}

function Shares({ summary }: { summary: SummaryView }) {
  return (
    <table
      className={cx(
        TABLE,
        '[&_td]:text-right [&_thead_th+th]:text-right @max-2xl:[&_:is(th,td)]:px-1 @max-2xl:[&_thead_th]:text-xs @max-xs:[&_th]:wrap-anywhere',
      )}
    >
      <caption className="sr-only">Доли исполненного по организациям</caption>
      <thead>
        <tr>
          <th scope="col">Организация</th>
          <th scope="col">Всего</th>
          <th scope="col">Исполнено</th>
          <th scope="col" className="@max-2xl:hidden">
            С нарушением срока
          </th>
          <th scope="col" className="@max-2xl:hidden">
            На исполнении
          </th>
          <th scope="col">Не исполнено</th>
          <th scope="col" className="@max-2xl:hidden">
            Снято
          </th>
          <th scope="col" className="@max-2xl:hidden">
            В срок
          </th>
        </tr>
      </thead>
      <tbody>
        {summary.shares.map((share) => (
          <Share key={share.organizationName} share={share} />
        ))}
      </tbody>
      {summary.shares.length > 1 && (
        <tfoot className="font-semibold">
          <Share share={summary.total} />
        </tfoot>
      )}
    </table>
  )
}

function Share({ share }: { share: SummaryShare }) {
  const percent = doneShare(share)
  return (
    <tr>
      <th scope="row" className="text-left">
        {bound(share.organizationName)}
      </th>
      <td>{share.total}</td>
      <td>{share.done}</td>
      <td className="@max-2xl:hidden">{share.doneLate || '—'}</td>
      <td className="@max-2xl:hidden">{share.inWork || '—'}</td>
      <td className={share.notDone > 0 ? 'font-semibold text-danger' : undefined}>{share.notDone || '—'}</td>
      <td className="@max-2xl:hidden">{share.removed || '—'}</td>
      <td className="@max-2xl:hidden">{percent === null ? '—' : formatPercent(percent)}</td>
    </tr>
  )
}
