import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { cx } from '@/components/ui/cx'
import { Disclosure } from '@/components/ui/disclosure'
import { counted } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { confirmProposedAction } from '@/lib/resolutions/actions/drafts'
import { changeResolutionStateAction } from '@/lib/resolutions/actions/resolutions'
import type { DraftView } from '@/lib/resolutions/loaders/drafts'
import { segmentsOf } from '@/lib/resolutions/rules/drafts/spans'
import { DOUBT_BELOW, type DraftItem, isHandedOut, isKept } from '@/lib/resolutions/rules/drafts/types'
import { isConfirmable, type MissingReason } from '@/lib/resolutions/rules/issue'
import { QuickAction } from '../quick-action'
import { ResolutionStateMark } from '../resolution-state'
import { itemRef, resolutionRef } from '../words'
import { AddItemForm } from './add-item-form'
import { cardView, deadlineChoices } from './card-view'
import { DeadlineForm } from './deadline-form'
import { DroppedItems } from './dropped-items'
import { EvidenceForm } from './evidence-form'
import { ExecutorForm } from './executor-form'
import { HeadForm } from './head-form'
import { ItemCard } from './item-card'
import { PreviewPanes } from './preview-panes'
import { RemainingBar } from './remaining-bar'
import { sourcePieces } from './source-pieces'
import { SourceText } from './source-text'
import { SplitForm } from './split-form'
import { TextForm } from './text-form'
import { YearRangeForm } from './year-range-form'

/** Cards on one page of the preview: a long plan must stay light (150 KiB of HTML and 1,500 elements at most). */
const CARDS = 15
/** Signs of the document shown at once when it is long. */
const TEXT_WINDOW = 60_000

/** Where a doubt about the whole document is answered. */
const HEAD_PLACES: Partial<Record<MissingReason, string>> = {
  YEAR_RANGE_UNANSWERED: '#year-range',
  ITEMS_MISSING: '?edit=add#add',
}

type DraftPreviewProps = { view: DraftView; query: Record<string, string | string[] | undefined>; newId: string }

/** The draft: the document at the left, what was understood of it at the right. The open form stands in the address. */
export function DraftPreview({ view, query, newId }: DraftPreviewProps) {
  const { head } = view
  const items = view.items.filter(isKept)
  const pages = Math.max(1, Math.ceil(items.length / CARDS))
  const pageOf = (itemId: string | null) =>
    Math.floor(
      Math.max(
        0,
        items.findIndex((item) => item.id === itemId),
      ) / CARDS,
    ) + 1
  const choices = deadlineChoices(view)
  const edit = typeof query.edit === 'string' ? query.edit : null
  const target = typeof query.item === 'string' ? query.item : typeof query.at === 'string' ? query.at : null
  const page = Math.min(pages, Math.max(1, target ? pageOf(target) : Number(query.page) || 1))
  const shown = items.slice((page - 1) * CARDS, page * CARDS)
  const back = (itemId: string | null) => `?page=${itemId ? pageOf(itemId) : page}${itemId ? `#item-${itemId}` : ''}`
  const yearRange = items.filter((item) => isHandedOut(item) && item.deadlineKind === 'YEAR_RANGE')
  const reachedOf = (item: DraftItem) => view.reached.get(item.id)?.length ?? 0
  const confirmable = items
    .filter(isHandedOut)
    .reduce(
      (sum, item) =>
        sum +
        Number(!item.executorConfirmed && isConfirmable(item, 'EXECUTOR', DOUBT_BELOW, reachedOf(item))) +
        Number(!item.deadlineConfirmed && isConfirmable(item, 'DEADLINE', DOUBT_BELOW, reachedOf(item))) +
        Number(!item.evidenceConfirmed && isConfirmable(item, 'EVIDENCE', DOUBT_BELOW, reachedOf(item))),
      0,
    )
  const oldDate =
    head.date !== null && !head.historical && Number(view.today.slice(0, 4)) - Number(head.date.slice(0, 4)) > 1
  return (
    <>
      <PageHeader
        title="Проверка черновика"
        breadcrumbs={[{ label: 'Решения коллегии', href: '/resolutions' }]}
        subtitle={
          <>
            <span className="block font-medium text-ink">{head.title ? `«${head.title}»` : 'Без названия'}</span>
            {resolutionRef(head)}, {counted(items.length, 'пункт', 'пункта', 'пунктов')}
          </>
        }
        status={<ResolutionStateMark state={head.state} historical={head.historical} />}
        action={
          <ButtonLink href="?edit=head" icon="pencil">
            Дата, номер, название
          </ButtonLink>
        }
      />
      {edit === 'head' && <HeadForm head={head} backHref={`/resolutions/${head.id}/draft`} />}
      <HeadDoubts view={view} oldDate={oldDate} />
      {yearRange.length > 0 && head.yearRangeReading === null && (
        <YearRangeForm head={head} example={yearRange[0]?.deadlineText ?? '2022–2023 г.'} count={yearRange.length} />
      )}
      <Panes source={view.sourceText ? <Source view={view} shown={shown} page={page} pages={pages} /> : null}>
        {confirmable > 0 && (
          // On a phone the bar at the foot has no room for it.
          <QuickAction action={confirmProposedAction} values={{ resolutionId: head.id }} className="sm:hidden">
            <Button type="submit" icon="list-checks" className="w-full">
              Подтвердить всё предложенное
            </Button>
          </QuickAction>
        )}
        {shown.map((item) => (
          <ItemCard
            key={item.id}
            card={cardView(item, view, choices)}
            {...(edit &&
              edit !== 'add' &&
              target === item.id && {
                editing: { kind: edit, form: formOf(edit, item, view, back(item.id), newId) },
              })}
          />
        ))}
        {edit === 'add' ? (
          <AddItemForm
            resolutionId={head.id}
            newItemId={newId}
            after={afterOf(items, target)}
            backHref={back(target)}
          />
        ) : (
          <ButtonLink href="?edit=add#add" icon="plus" scroll={false}>
            Добавить пункт
          </ButtonLink>
        )}
        {pages > 1 && <Pages page={page} pages={pages} />}
        <DroppedItems items={view.items.filter((item) => !isKept(item))} />
        <Disclosure summary="Отменить черновик">
          <p className="mb-2 text-sm">
            Черновик уйдёт в отменённые вместе со всеми правками. Выпустить его после этого нельзя.
          </p>
          <QuickAction
            action={changeResolutionStateAction}
            values={{ resolutionId: head.id, version: String(head.version), to: 'CANCELLED' }}
          >
            <Button type="submit" variant="danger" size="sm">
              Отменить черновик
            </Button>
          </QuickAction>
        </Disclosure>
      </Panes>
      <RemainingBar
        view={view}
        confirmable={confirmable}
        hrefOf={({ itemId, reason }) =>
          itemId ? `?page=${pageOf(itemId)}#item-${itemId}` : (HEAD_PLACES[reason] ?? '?edit=head')
        }
      />
    </>
  )
}

function afterOf(items: DraftItem[], itemId: string | null) {
  const item = items.find((each) => each.id === itemId)
  return item ? { id: item.id, name: itemRef(item) } : null
}

function formOf(kind: string, item: DraftItem, view: DraftView, back: string, newId: string): ReactNode {
  switch (kind) {
    case 'text':
      return <TextForm item={item} backHref={back} splitHref={`?edit=split&item=${item.id}#item-${item.id}`} />
    case 'split':
      return <SplitForm item={item} newItemId={newId} backHref={back} />
    case 'executor':
      return <ExecutorForm item={item} organizations={view.organizations} backHref={back} />
    case 'deadline':
      return <DeadlineForm item={item} from={view.head.date ?? view.today} backHref={back} />
    case 'evidence':
      return <EvidenceForm item={item} backHref={back} />
    default:
      return null
  }
}

/** Two panes with a document, one column without. */
function Panes({ source, children }: { source: ReactNode; children: ReactNode }) {
  // What takes the focus must not come to lie under the bar at the foot.
  const clear = '[&_:is(a,button,input,select,textarea)]:scroll-mb-28'
  if (!source) return <div className={cx('max-w-3xl space-y-4', clear)}>{children}</div>
  return (
    <PreviewPanes source={source}>
      <div className={cx('space-y-4', clear)}>{children}</div>
    </PreviewPanes>
  )
}

function Source({ view, shown, page, pages }: { view: DraftView; shown: DraftItem[]; page: number; pages: number }) {
  const text = view.sourceText
  const places = shown.flatMap((item) => item.spans.filter((span) => span.kind === 'item'))
  const from = page === 1 ? 0 : Math.min(...places.map((span) => span.from), text.length)
  const end = page === pages ? text.length : Math.max(...places.map((span) => span.to), 0)
  const window = { from, to: Math.min(text.length, Math.max(end, from), from + TEXT_WINDOW) }
  const spans = view.items.filter(isKept).flatMap((item) => item.spans.map((span) => ({ ...span, itemId: item.id })))
  return (
    <>
      <h2 className="mb-2 font-semibold text-lg">Документ</h2>
      {view.sourceFile && (
        <p className="mb-3 text-sm">
          <a className="link" href={`/api/files/${view.sourceFile.id}`}>
            Скачать исходный файл «{view.sourceFile.name}»
          </a>
        </p>
      )}
      <SourceText {...sourcePieces(text, segmentsOf(text.length, spans, window))} />
      {(window.from > 0 || window.to < text.length) && (
        <p className="mt-3 text-muted text-sm">
          Показана часть документа, к которой относятся пункты на этой странице.
        </p>
      )}
    </>
  )
}

function HeadDoubts({ view, oldDate }: { view: DraftView; oldDate: boolean }) {
  const { head } = view
  const questions = [
    !head.title && 'Название не распознано. Введите его.',
    head.title && head.confidence.title < DOUBT_BELOW && `Название понято так: «${head.title}». Верно?`,
    !head.date && 'Дата решения не найдена. Введите её: от неё считаются сроки.',
    oldDate &&
      'Решение прошлых лет. Если поручения уже исполнены, включите исторический режим — иначе они сразу станут просроченными.',
    ...head.warnings,
  ].filter((each): each is string => Boolean(each))
  return (
    <>
      {view.basedOn && (
        <Notice className="mb-4">
          Пункты взяты из решения{' '}
          <Link href={`/resolutions/${view.basedOn.id}`} className="link">
            «{view.basedOn.title}»
          </Link>
          . Годы в сроках сдвинуты; каждый срок нужно подтвердить заново.
        </Notice>
      )}
      {questions.length > 0 && (
        <Notice tone="warning" title="Проверьте сведения о решении" className="mb-4">
          <ul className="list-disc pl-5">
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

function Pages({ page, pages }: { page: number; pages: number }) {
  return (
    <nav aria-label="Страницы черновика" className="flex flex-wrap items-center gap-2">
      {Array.from({ length: pages }, (_, at) => at + 1).map((each) => (
        <ButtonLink
          key={each}
          size="sm"
          href={`?page=${each}`}
          aria-current={each === page ? 'page' : undefined}
          variant={each === page ? 'primary' : 'secondary'}
        >
          {each}
        </ButtonLink>
      ))}
    </nav>
  )
}
