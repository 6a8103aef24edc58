import { KIND_WORDS } from '@/components/resolutions/words'
import { Disclosure } from '@/components/ui/disclosure'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { STATUS_KINDS, statusMeaning } from '@/components/ui/status'
import { StatusBadge } from '@/components/ui/status-badge'
import { SummaryList } from '@/components/ui/summary-list'
import type { DeadlineKind, Role } from '@/lib/kernel/prisma/enums'
import { roleNames } from '@/lib/people/messages'
import { DEADLINE_HELP } from './deadline-help'
import { ROLE_HELP } from './role-help'

/** Help for one's role: the first three steps, the questions people ask, and what each status and kind of deadline means. */
export function HelpPage({ role, readsAssignments }: { role: Role; readsAssignments: boolean }) {
  const { intro, steps, questions } = ROLE_HELP[role]
  return (
    <>
      <PageHeader title="Помощь" eyebrow={roleNames[role]} subtitle={intro} />
      <div className="wrap-anywhere max-w-3xl">
        <Section title="С чего начать">
          <ol className="grid gap-4">
            {steps.map(({ title, text, href }, at) => (
              <li key={title} className="flex gap-3">
                <span
                  aria-hidden="true"
                  className="grid size-8 shrink-0 place-items-center rounded-full border border-control font-semibold text-muted"
                >
                  {at + 1}
                </span>
                <div className="min-w-0 pt-0.5">
                  <h3 className="font-semibold">
                    {href ? (
                      <Link href={href} className="link">
                        {title}
                      </Link>
                    ) : (
                      title
                    )}
                  </h3>
                  <p className="text-muted">{text}</p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
        <Section title="Частые вопросы">
          <div className="grid gap-2">
            {questions.map(({ question, answer }) => (
              <Disclosure key={question} summary={question}>
                <p className="max-w-[65ch]">{answer}</p>
              </Disclosure>
            ))}
          </div>
        </Section>
        {readsAssignments && (
          <>
            <Section title="Что значат статусы" id="statuses">
              <dl className="border-line border-t">
                {STATUS_KINDS.map((kind) => (
                  <div key={kind} className="grid gap-x-4 gap-y-1 border-line border-b py-2 sm:grid-cols-[11rem_1fr]">
                    <dt>
                      <StatusBadge view={{ kind }} />
                    </dt>
                    <dd>{statusMeaning({ kind })}</dd>
                  </div>
                ))}
              </dl>
            </Section>
            <Section
              title="Какие бывают сроки"
              id="deadlines"
              hint="День, посчитанный по году, кварталу или периоду и попавший на выходной, переносится на предыдущий рабочий."
            >
              <SummaryList
                rows={(Object.keys(DEADLINE_HELP) as DeadlineKind[]).map((kind) => ({
                  label: KIND_WORDS[kind],
                  value: DEADLINE_HELP[kind],
                }))}
              />
            </Section>
          </>
        )}
        <Section title="Удобство и доступность">
          <p className="max-w-[65ch]">
            Размер букв, цвета, шрифт, расстояния и чтение вслух меняются в{' '}
            <Link href="/look" className="link">
              версии для слабовидящих
            </Link>
            . Портал работает с клавиатуры: Tab ведёт по ссылкам и полям, в таблице организаций и пунктов между клетками
            ведут стрелки. Если что-то мешает работать, сообщите в Управление образования.
          </p>
        </Section>
      </div>
    </>
  )
}
