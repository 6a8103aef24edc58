import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { type Task, TaskList } from '@/components/ui/task-list'
import type { GuestHome as View } from '@/lib/monitoring/loaders'

const PARENT: Task[] = [
  {
    key: 'resolutions',
    title: 'Решения коллегии',
    href: '/resolutions',
    hint: 'Что решено о профориентации в муниципалитете и какие пункты касаются школ и детских садов.',
  },
  { key: 'account', title: 'Ваша учётная запись', href: '/account', hint: 'Пароль и открытые сеансы входа.' },
]
const ADMIN: Task[] = [
  { key: 'people', title: 'Люди и доступ', href: '/people', hint: 'Учётные записи, роли и выдача временных паролей.' },
  { key: 'organizations', title: 'Организации', href: '/organizations', hint: 'Список организаций муниципалитета.' },
  {
    key: 'calendar',
    title: 'Рабочий календарь',
    href: '/calendar',
    hint: 'Праздники и переносы, по которым считаются сроки.',
  },
  { key: 'account', title: 'Ваша учётная запись', href: '/account', hint: 'Пароль и открытые сеансы входа.' },
]

/** Roles without assignments: what is open to them now, and honestly what is not yet. */
export function GuestHome({ view }: { view: View }) {
  const parent = view.actor.role !== 'ADMIN'
  return (
    <>
      <PageHeader
        title={parent ? 'Профориентация в муниципалитете' : 'Обслуживание портала'}
        eyebrow={view.actor.municipalityName}
      />
      <Section title="Что доступно сейчас">
        <TaskList aria-label="Что доступно сейчас" tasks={parent ? PARENT : ADMIN} />
      </Section>
      <p className="max-w-[65ch] text-muted">
        {parent
          ? 'Маршрут ребёнка и согласия на мероприятия портал пока не показывает: эти разделы ещё не открыты. Вопросы о вашем ребёнке задайте классному руководителю.'
          : 'Тексты отчётов и поручения технический администратор не видит: доступ к ним есть у Управления образования и организаций.'}
      </p>
    </>
  )
}
