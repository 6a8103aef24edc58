import { Disclosure } from '@/components/ui/disclosure'
import { formatDay } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/section'
import { localDay } from '@/lib/kernel/calendar'
import type { ResolutionView } from '@/lib/resolutions/loaders/resolutions'
import { type DraftItem, isKept } from '@/lib/resolutions/rules/drafts/types'
import { ChangeWords } from './change-words'
import { ItemProgressBar } from './item-progress'
import { BINDING_WORDS, itemRef, ROLE_WORDS, readingWords, ruleTargetWords } from './words'

/** An issued resolution as everybody reads it: preamble, items with executor, deadline and how they stand, changes, source. */
export function ResolutionText({ view }: { view: ResolutionView }) {
  const items = view.items.filter(isKept)
  return (
    <>
      {view.head.preamble && (
        <Disclosure summary="Вводная часть" className="mb-5">
          <p className="max-w-[75ch] whitespace-pre-wrap">{view.head.preamble}</p>
        </Disclosure>
      )}
      <Section
        title="Пункты"
        count={items.length}
        hint={view.ownOnly ? 'Под пунктами показан ход исполнения вашей организацией.' : undefined}
      >
        <ol className="border-line border-t">
          {items.map((item) => (
            <Item key={item.id} item={item} view={view} />
          ))}
        </ol>
      </Section>
      <Amendments view={view} />
      <Section title="Документ">
        <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-1">
          <div>
            <dt className="text-muted text-sm">Сила решения</dt>
            <dd>{BINDING_WORDS[view.bindingness]}</dd>
          </div>
          {view.issuedAt && (
            <div>
              <dt className="text-muted text-sm">Выпущено на портале</dt>
              <dd>{formatDay(localDay(view.issuedAt, view.timeZone))}</dd>
            </div>
          )}
          {view.head.signatories.length > 0 && (
            <div>
              <dt className="text-muted text-sm">Подписали</dt>
              <dd>{view.head.signatories.join(', ')}</dd>
            </div>
          )}
        </dl>
        {view.sourceFile && (
          <p className="mb-2">
            <a className="link inline-flex items-center gap-1.5" href={`/api/files/${view.sourceFile.id}`}>
              <Icon name="download" />
              Исходный файл «{view.sourceFile.name}»
            </a>
          </p>
        )}
        {view.sourceText && (
          <Disclosure summary="Исходный текст">
            <p className="max-w-[75ch] whitespace-pre-wrap text-sm">{view.sourceText.slice(0, 60_000)}</p>
          </Disclosure>
        )}
      </Section>
    </>
  )
}

function Item({ item, view }: { item: DraftItem; view: ResolutionView }) {
  const progress = view.progress.get(item.id)
  const withdrawn = item.state === 'WITHDRAWN'
  const changed = view.amendments.some((each) => each.changes.some((change) => change.itemId === item.id))
  const executors = item.executors.map((rule) => ruleTargetWords(rule, view.organizations)).join(', ')
  return (
    <li
      id={`item-${item.id}`}
      className="grid scroll-mt-4 gap-x-5 gap-y-2 border-line border-b py-4 lg:grid-cols-[3.5rem_minmax(0,1fr)_17rem]"
    >
      <p className="font-semibold tabular-nums lg:text-lg">{item.number ?? '—'}</p>
      <div className="min-w-0">
        <p className={withdrawn ? 'max-w-[75ch] text-muted line-through' : 'max-w-[75ch]'}>{item.text}</p>
        {withdrawn && <p className="mt-1 font-medium text-sm">Пункт снят.</p>}
        <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          {executors && (
            <div className="flex items-baseline gap-1.5">
              <dt className="text-muted">Исполнитель:</dt>
              <dd>{executors}</dd>
            </div>
          )}
          {item.reading && executors && (
            <div className="flex items-baseline gap-1.5">
              <dt className="text-muted">Срок:</dt>
              <dd>{readingWords(item.reading)}</dd>
            </div>
          )}
          {!executors && (
            <div>
              <dt className="sr-only">Вид пункта</dt>
              <dd className="text-muted">{ROLE_WORDS[item.role]}</dd>
            </div>
          )}
        </dl>
        {changed && (
          <a href="#amendments" className="link mt-1 inline-block text-sm">
            Пункт изменён — было и стало
          </a>
        )}
      </div>
      <div className="min-w-0">
        {progress && <ItemProgressBar progress={progress} historical={view.head.historical} />}
        <div className="flex flex-wrap gap-x-4 text-sm print:hidden">
          {progress && view.seesAssignments && (
            <Link href={`/assignments?resolution=${view.head.id}&item=${item.id}`} className="link inline-block py-1">
              Поручения<span className="sr-only"> по {itemRef(item)}</span>
            </Link>
          )}
          {progress && view.seesMeasures && (item.measure || (view.canEdit && isForMany(item))) && (
            <Link href={`/resolutions/${view.head.id}/measures/${item.id}`} className="link inline-block py-1">
              {item.measure ? 'Данные портала' : 'Связать с записями портала'}
              <span className="sr-only"> по {itemRef(item)}</span>
            </Link>
          )}
        </div>
      </div>
    </li>
  )
}

/** Records of the portal are kept by schools, kindergartens and additional-education bodies: the items that go to all of a kind. */
const isForMany = (item: ResolutionView['items'][number]) => item.executors.some(({ programs }) => programs.length > 0)

function Amendments({ view }: { view: ResolutionView }) {
  if (view.amendments.length === 0) return null
  const items = new Map(view.items.map((item) => [item.id, item]))
  return (
    <Section id="amendments" title="Изменения" count={view.amendments.length}>
      <ol className="space-y-4">
        {view.amendments.map((amendment) => (
          <li key={amendment.id} className="rounded border border-line bg-surface p-4">
            <h3 className="font-semibold">{amendment.basis}</h3>
            <p className="mb-3 text-muted text-sm">
              {amendment.basisOn && `от ${formatDay(amendment.basisOn)}, `}внесено{' '}
              {formatDay(localDay(amendment.createdAt, view.timeZone))}
            </p>
            <ul className="space-y-4">
              {[...new Set(amendment.changes.map((change) => change.itemId))].map((itemId) => {
                const item = items.get(itemId)
                return (
                  <li key={itemId} className="space-y-2">
                    {item && <p className="font-medium">{itemRef(item)}</p>}
                    {amendment.changes
                      .filter((change) => change.itemId === itemId)
                      .map((change) => (
                        <ChangeWords key={change.kind} change={change} />
                      ))}
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ol>
    </Section>
  )
}
