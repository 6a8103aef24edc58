import { ActionForm } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button-link'
import { DataTable } from '@/components/ui/data-table'
import { counted, formatDay, personName, shortened } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { SummaryList } from '@/components/ui/summary-list'
import { localDay } from '@/lib/kernel/calendar'
import { issueResolutionAction, reviewResolutionAction } from '@/lib/resolutions/actions/issue'
import type { DraftView } from '@/lib/resolutions/loaders/drafts'
import { missingMessages } from '@/lib/resolutions/messages/issue'
import { isHandedOut, isKept } from '@/lib/resolutions/rules/drafts/types'
import { BINDING_WORDS, itemRef, ROLE_WORDS, reachedWords, readingWords, ruleTargetWords } from './words'

/** «15 пунктов → 62 поручения 22 организациям», with the number of reports where periods make it another one. */
export function fanOutWords(view: DraftView): { main: string; more: string | null } {
  const { assignments, reports, organizations, items } = view.fanOut
  const main = `${counted(items.length, 'пункт', 'пункта', 'пунктов')} → ${counted(assignments, 'поручение', 'поручения', 'поручений')} ${counted(organizations, 'организации', 'организациям', 'организациям')}`
  const more =
    reports === assignments
      ? null
      : `С учётом периодов — ${counted(reports, 'отчёт', 'отчёта', 'отчётов')} к известным срокам.`
  return { main, more }
}

/** «Проверьте ответы»: what the issue will do, item by item, before it is done. */
export function CheckAnswers({ view }: { view: DraftView }) {
  const { head, readiness } = view
  const back = `/resolutions/${head.id}/draft`
  const words = fanOutWords(view)
  const plan = new Map(view.fanOut.items.map((item) => [item.itemId, item]))
  const items = view.items.filter(isKept)
  return (
    <>
      {!readiness.ready && (
        <Notice
          tone="warning"
          title={`Выпустить пока нельзя. Осталось уточнить: ${readiness.missing.length}`}
          className="mb-6"
          actions={<ButtonLink href={back}>Вернуться к черновику</ButtonLink>}
        >
          <ul className="list-disc pl-5">
            {readiness.missing.slice(0, 8).map((each) => {
              const item = items.find((one) => one.id === each.itemId)
              return (
                <li key={`${each.itemId} ${each.reason}`}>
                  {item ? `${itemRef(item)} — ` : ''}
                  {missingMessages[each.reason]}
                </li>
              )
            })}
          </ul>
        </Notice>
      )}
      {view.review && (
        <Notice tone="success" title="Проверено, ждёт выпуска" className="mb-6">
          <p>
            {formatDay(localDay(view.review.at, view.timeZone))}
            {view.review.by && `, ${personName(view.review.by)}`}
          </p>
          <p>Любая правка вернёт решение в черновики.</p>
        </Notice>
      )}
      <div className="mb-6">
        <SummaryList
          rows={[
            { label: 'Название', value: head.title || '—' },
            { label: 'Сила решения', value: BINDING_WORDS[head.bindingness] },
            {
              label: 'Режим',
              value: head.historical
                ? 'Исторический: напоминаний не будет, результаты вносятся задним числом'
                : 'Обычный: организации увидят поручения сразу',
            },
          ]}
        />
      </div>
      <DataTable
        caption="Пункты и кому они поручаются"
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          {
            key: 'item',
            header: 'Пункт',
            priority: 'first',
            cell: (item) => (
              <>
                <strong className="tabular-nums">{item.number ?? '—'}</strong>{' '}
                <span className="text-muted">{shortened(item.text, 110)}</span>
              </>
            ),
          },
          {
            key: 'executor',
            header: 'Исполнитель',
            cell: (item) =>
              isHandedOut(item) ? (
                <span>
                  <span className="block">
                    {item.executors
                      .filter((rule) => rule.part === 'RESPONSIBLE')
                      .map((rule) => ruleTargetWords(rule, view.organizations))
                      .join(', ')}
                  </span>
                  {item.executors.some((rule) => rule.kind !== 'ORGANIZATION') && (
                    <span className="text-muted">
                      {reachedWords(plan.get(item.id)?.organizations ?? [], view.organizations)}
                    </span>
                  )}
                </span>
              ) : (
                <span className="text-muted">{ROLE_WORDS[item.role].toLowerCase()}, без исполнителя</span>
              ),
          },
          {
            key: 'deadline',
            header: 'Срок',
            cell: (item) => (isHandedOut(item) && item.reading ? readingWords(item.reading) : '—'),
          },
          {
            key: 'evidence',
            header: 'Чем отчитаться',
            priority: 'low',
            cell: (item) =>
              isHandedOut(item)
                ? [
                    ...item.evidence.map((line) => line.title),
                    ...item.figures.map((line) => line.label.toLowerCase()),
                  ].join('; ') || 'текст отчёта'
                : '—',
          },
        ]}
      />
      <div className="rule-double-t mt-6 pt-4">
        <p className="font-semibold text-xl tabular-nums">{words.main}</p>
        {words.more && <p className="mt-1 text-muted">{words.more}</p>}
        {readiness.ready && (
          <ActionForm
            action={issueResolutionAction}
            aria-label="Выпуск решения"
            submitLabel="Выпустить решение"
            pendingLabel="Выпускаем…"
            className="mt-4"
            footer={<ButtonLink href={back}>Вернуться к черновику</ButtonLink>}
          >
            <input type="hidden" name="resolutionId" value={head.id} />
            <input type="hidden" name="mark" value={view.mark} />
            <p className="max-w-[65ch]">
              После выпуска текст и сроки меняются только отдельным документом, и исходное остаётся рядом с новым.
            </p>
          </ActionForm>
        )}
        {readiness.ready && head.state === 'DRAFT' && (
          <ActionForm action={reviewResolutionAction} aria-label="Отметка о проверке" className="mt-6 gap-3">
            <input type="hidden" name="resolutionId" value={head.id} />
            <input type="hidden" name="mark" value={view.mark} />
            <p className="max-w-[65ch] text-muted text-sm">
              Выпускает другой сотрудник? Отметьте решение проверенным: оно встанет в очередь «Проверено, ждёт выпуска»,
              организации пока ничего не увидят.
            </p>
            <SubmitButton variant="secondary" icon="list-checks" pendingLabel="Отмечаем…" className="w-fit">
              Отметить проверенным
            </SubmitButton>
          </ActionForm>
        )}
      </div>
    </>
  )
}
