import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, formatDay, formatPercent } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { StatStrip } from '@/components/ui/stat-strip'
import { StatTile } from '@/components/ui/stat-tile'
import type { WorkHome as View } from '@/lib/monitoring/loaders'
import { disciplineOf, disciplinePeriod } from '@/lib/monitoring/rules/discipline'
import type { AssignmentRowView } from '@/lib/monitoring/types'
import { disciplineWords } from './discipline-words'
import { type FirstStep, FirstSteps } from './first-steps'
import { WorkList } from './work-list'

/** Days ahead that count as this week, today included. */
const WEEK = 7

const TITLES: Record<View['kind'], string> = {
  centre: 'Поручения Ресурсного центра',
  organization: 'Поручения организации',
  staff: 'Передано вам',
}

/** What presses: overdue, returned, due within a week or not yet acknowledged; what only waits for a review does not. */
function presses(row: AssignmentRowView): boolean {
  if (row.status.kind === 'submitted') return false
  if (row.nextStep === 'acknowledge') return true
  return row.daysLeft !== null && row.daysLeft < WEEK
}

const STAFF_STEPS: FirstStep[] = [
  {
    key: 'wait',
    title: 'Руководитель передаёт поручение',
    text: 'Когда он поручит вам подготовить отчёт, поручение появится здесь.',
  },
  {
    key: 'fill',
    title: 'Вы готовите отчёт',
    text: 'Заполните текст и показатели, приложите подтверждающие документы.',
  },
  { key: 'send', title: 'Руководитель сдаёт', text: 'Он проверит отчёт и отправит его в Управление образования.' },
]
const HEAD_STEPS: FirstStep[] = [
  {
    key: 'acknowledge',
    title: 'Ознакомьтесь с поручением',
    text: 'Когда Управление выпустит решение коллегии, ваши поручения появятся здесь со сроками.',
  },
  {
    key: 'fill',
    title: 'Заполните отчёт',
    text: 'Сами или вместе с сотрудником, которому передадите поручение. Черновик сохраняется.',
  },
  { key: 'send', title: 'Сдайте до срока', text: 'Если не успеваете — запросите продление заранее, а не после срока.' },
]

/** The home of those who execute: what presses today and this week first, then all the rest, nearest first. */
export function WorkHome({ view, today: day, plans }: { view: View; today?: ReactNode; plans?: ReactNode }) {
  const { kind, actor, figures, own, today, zoneName } = view
  const urgent = own.rows.filter(presses)
  const rest = own.rows.filter((row) => !presses(row))
  return (
    <>
      <PageHeader
        title={day ? 'Мой день' : TITLES[kind]}
        eyebrow={actor.organizationName}
        subtitle={`Сегодня ${formatDay(today)}`}
      />
      {day}
      {plans}
      {figures && figures.open + figures.submitted + figures.due > 0 && <OwnFigures figures={figures} view={view} />}
      {own.rows.length === 0 ? (
        <Section title={day ? 'Переданных поручений нет' : 'Открытых поручений нет'}>
          {figures && figures.due > 0 ? (
            <EmptyState
              icon="circle-check"
              title="Всё исполнено"
              action={<ButtonLink href={ownHref(view, 'all')}>Все поручения</ButtonLink>}
            >
              Новые поручения появятся здесь, когда Управление образования выпустит решение коллегии.
            </EmptyState>
          ) : (
            <FirstSteps steps={kind === 'staff' ? STAFF_STEPS : HEAD_STEPS} />
          )}
        </Section>
      ) : (
        <>
          <Section
            title="Сегодня и на этой неделе"
            count={urgent.length || undefined}
            hint="Сначала просроченное и то, чему срок на этой неделе; здесь же новое, с чем нужно ознакомиться."
          >
            {urgent.length > 0 ? (
              <WorkList label="Сегодня и на этой неделе" rows={urgent} zoneName={zoneName} primaryFirst />
            ) : (
              <EmptyState icon="circle-check" title="На этой неделе сроков нет">
                Ближайшее поручение — ниже, первым в списке.
              </EmptyState>
            )}
          </Section>
          {rest.length > 0 && (
            <Section
              title="Остальные"
              action={
                <Link href="/assignments" className="link">
                  Все поручения
                </Link>
              }
            >
              <WorkList label="Остальные поручения" rows={rest} zoneName={zoneName} />
            </Section>
          )}
          {own.more && (
            <p>
              <Link href={ownHref(view, 'open')} className="link">
                Показать остальные открытые поручения
              </Link>
            </p>
          )}
        </>
      )}
    </>
  )
}

/** The centre reads the whole municipality, so its own list is named; a head's list is the own one anyway. */
function ownHref(view: View, status: string, more = ''): string {
  const own = view.kind === 'centre' ? `&organization=${view.actor.organizationId}` : ''
  return `/assignments?status=${status}${own}${more}`
}

function OwnFigures({ figures, view }: { figures: NonNullable<View['figures']>; view: View }) {
  const discipline = disciplineOf(figures)
  const period = disciplinePeriod(view.today)
  const span = period ? `&dueFrom=${period.from}&dueTo=${period.to}` : ''
  return (
    <StatStrip aria-label="Показатели организации">
      <StatTile label="Открыто" value={figures.open} href={ownHref(view, 'open')} note="ждут вашего отчёта" />
      <StatTile
        label="Просрочено"
        value={figures.overdue}
        href={ownHref(view, 'overdue')}
        tone={figures.overdue > 0 ? 'danger' : 'plain'}
        note={
          figures.extensionsOpen > 0
            ? `запрошено ${counted(figures.extensionsOpen, 'продление', 'продления', 'продлений')}`
            : 'срок прошёл, отчёта нет'
        }
      />
      <StatTile
        label="На проверке"
        value={figures.submitted}
        href={ownHref(view, 'submitted')}
        note="в Управлении образования"
      />
      <StatTile
        label="Исполнительская дисциплина"
        value={discipline.percent === null ? '—' : formatPercent(discipline.percent)}
        href={ownHref(view, 'all', span)}
        note={disciplineWords(figures)}
      />
    </StatStrip>
  )
}
