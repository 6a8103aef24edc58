import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { counted, formatDay, formatPercent } from '@/components/ui/format'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { StatStrip } from '@/components/ui/stat-strip'
import { StatTile } from '@/components/ui/stat-tile'
import type { DepartmentHome as View } from '@/lib/monitoring/loaders'
import { disciplineOf, disciplinePeriod } from '@/lib/monitoring/rules/discipline'
import { resolutionRef } from '@/lib/monitoring/rules/words'
import { DaysLine } from './days-line'
import { DecisionQueue } from './decision-queue'
import { disciplineWords } from './discipline-words'
import { type FirstStep, FirstSteps } from './first-steps'
import { MatrixMini } from './matrix-mini'
import { UndatedList } from './undated-list'
import { WorkList } from './work-list'

const quiet = 'link text-sm'

function disciplineNote({ figures }: View) {
  const waiting = figures.waiting > 0 ? `; на проверке ${figures.waiting}` : ''
  return disciplineWords(figures) + waiting
}

function disciplineHref(today: string): string {
  const period = disciplinePeriod(today)
  return period ? `/assignments?status=all&dueFrom=${period.from}&dueTo=${period.to}` : '/assignments?status=all'
}

function firstSteps(setup: NonNullable<View['setup']>): FirstStep[] {
  return [
    {
      key: 'organizations',
      title: 'Внесите организации',
      text: 'Школы, детские сады и учреждения дополнительного образования — списком из таблицы или по одной.',
      href: '/organizations',
      done: setup.organizations > 0,
    },
    {
      key: 'people',
      title: 'Дайте доступ руководителям',
      text: 'У каждой организации должен быть руководитель: он получает поручения и сдаёт отчёты.',
      href: '/people',
      done: setup.people > 0,
    },
    {
      key: 'resolution',
      title: setup.drafts > 0 ? 'Выпустите решение коллегии' : 'Загрузите решение коллегии',
      text:
        setup.drafts > 0
          ? 'Черновик разобран на пункты: подтвердите исполнителей и сроки, затем выпустите поручения.'
          : 'Портал разберёт текст на пункты, исполнителей и сроки; вы проверите и выпустите поручения.',
      href: '/resolutions',
      done: setup.issued > 0,
    },
  ]
}

/** The Department's home: four figures, what waits for a decision, the coming days, the matrix in small. */
export function DepartmentHome({
  view,
  awaitingIssue,
  plans,
}: {
  view: View
  awaitingIssue: ReactNode
  plans: ReactNode
}) {
  const { figures, queue, days, matrix, undated, own, setup, today, zoneName } = view
  const discipline = disciplineOf(figures)
  const header = <PageHeader title="Исполнение решений коллегии" subtitle={`Сегодня ${formatDay(today)}`} />
  if (setup && setup.issued === 0) {
    return (
      <>
        {header}
        <Section
          title="С чего начать"
          hint="Поручений ещё нет. После этих трёх шагов здесь появится контроль исполнения."
        >
          <FirstSteps steps={firstSteps(setup)} />
        </Section>
      </>
    )
  }
  return (
    <>
      {header}
      <StatStrip aria-label="Показатели исполнения">
        <StatTile
          label="Просрочено"
          value={figures.overdue}
          href="/assignments?status=overdue"
          tone={figures.overdue > 0 ? 'danger' : 'plain'}
          note={`из ${counted(figures.open, 'открытого', 'открытых', 'открытых')}`}
        />
        <StatTile
          label="На проверке"
          value={figures.submitted}
          href="/assignments?status=submitted"
          note="отчёты ждут решения"
        />
        <StatTile
          label="Запросы продления"
          value={figures.extensionsOpen}
          href="/extensions"
          tone={figures.extensionsOpen > 0 ? 'gold' : 'plain'}
          note="ещё не рассмотрены"
        />
        <StatTile
          label="Исполнительская дисциплина"
          value={discipline.percent === null ? '—' : formatPercent(discipline.percent)}
          href={disciplineHref(today)}
          note={disciplineNote(view)}
        />
      </StatStrip>
      <Section
        title="Ждёт вашего решения"
        action={
          <span className="flex gap-4">
            <Link href="/reviews" className={quiet}>
              Все отчёты
            </Link>
            <Link href="/extensions" className={quiet}>
              Все продления
            </Link>
          </span>
        }
      >
        {awaitingIssue}
        {plans}
        {queue.length > 0 ? (
          <DecisionQueue entries={queue} />
        ) : (
          <EmptyState
            icon="circle-check"
            title="Отчётов и запросов нет"
            action={<ButtonLink href="/assignments">К поручениям</ButtonLink>}
          >
            Все сданные отчёты проверены, открытых запросов продления нет.
          </EmptyState>
        )}
      </Section>
      <Section title="Ближайшие две недели" hint="У скольких поручений срок в каждый из дней, начиная с сегодняшнего.">
        <DaysLine days={days} />
      </Section>
      {undated.length > 0 && (
        <Section title="Без срока дольше полугода">
          <Notice tone="warning" title="Пункты открыты, а срока у них нет">
            <UndatedList items={undated} />
          </Notice>
        </Section>
      )}
      {matrix && (
        <Section
          title="Матрица исполнения"
          hint={`Решение ${resolutionRef(matrix.resolution)} «${matrix.resolution.title}»`}
          action={
            <span className="flex gap-4">
              <Link href={`/resolutions/${matrix.resolution.id}/matrix`} className={quiet}>
                Открыть матрицу
              </Link>
              <Link href={`/resolutions/${matrix.resolution.id}/summary`} className={quiet}>
                Справка об исполнении
              </Link>
            </span>
          }
        >
          <MatrixMini matrix={matrix} />
        </Section>
      )}
      {own.rows.length > 0 && (
        <Section
          title="Поручения самого Управления"
          hint="Отчёт по ним принимает другой сотрудник."
          action={
            own.more && (
              <Link href={`/assignments?organization=${view.actor.organizationId}`} className={quiet}>
                Все поручения Управления
              </Link>
            )
          }
        >
          <WorkList label="Поручения Управления" rows={own.rows} zoneName={zoneName} />
        </Section>
      )}
    </>
  )
}
