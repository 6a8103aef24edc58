import { reachOf, type Verb } from '@/lib/kernel/permissions'
import type { OrganizationKind, Role } from '@/lib/kernel/prisma/enums'
import type { RailEntry } from './rail-nav'

type Entry = Omit<RailEntry, 'badge'> & { verb: Verb; notFor?: Role[]; notOf?: OrganizationKind[] }

const ENTRIES: Entry[] = [
  { href: '/', label: 'Главная', icon: 'house', verb: 'portal.enter' },
  { href: '/resolutions', label: 'Решения коллегии', icon: 'gavel', verb: 'resolution.read' },
  { href: '/assignments', label: 'Поручения', icon: 'clipboard-list', verb: 'assignment.read' },
  { href: '/activities', label: 'Мероприятия', icon: 'list-checks', verb: 'activity.read' },
  { href: '/plans', label: 'Планы', icon: 'calendar-clock', verb: 'plan.read' },
  {
    href: '/pathways',
    label: 'Маршруты',
    icon: 'route',
    verb: 'pathway.counts',
    notOf: ['ADDITIONAL', 'EXTERNAL'],
  },
  { href: '/hours', label: 'Часы', icon: 'chart-bar', verb: 'hours.totals' },
  { href: '/hours', label: 'Часы', icon: 'chart-bar', verb: 'hours.read', notFor: ['ORG_HEAD', 'ORG_DEPUTY'] },
  {
    href: '/curriculum',
    under: ['/portfolio', '/projects', '/programmes'],
    label: 'Реестры',
    icon: 'book-open',
    verb: 'register.read',
    notOf: ['KINDERGARTEN', 'ADDITIONAL'],
  },
  {
    href: '/programmes',
    label: 'Доп. программы',
    icon: 'book-open',
    verb: 'register.read',
    notOf: ['DEPARTMENT', 'RESOURCE_CENTRE', 'SCHOOL', 'KINDERGARTEN', 'EXTERNAL'],
  },
  { href: '/reviews', label: 'На проверке', icon: 'clipboard-check', verb: 'assignment.decide' },
  { href: '/extensions', label: 'Запросы продления', icon: 'calendar-plus', verb: 'extension.decide' },
  {
    href: '/organizations',
    label: 'Организации',
    icon: 'school',
    verb: 'organization.read',
    notFor: ['ORG_HEAD', 'ORG_DEPUTY'],
  },
  {
    href: '/classes',
    under: ['/students', '/transfers'],
    label: 'Классы и ученики',
    icon: 'graduation-cap',
    verb: 'class.read',
  },
  {
    href: '/outcomes',
    label: 'Выпускники',
    icon: 'arrow-right',
    verb: 'outcome.read',
    notOf: ['KINDERGARTEN', 'ADDITIONAL'],
  },
  {
    href: '/outcomes/summary',
    label: 'Выпускники',
    icon: 'arrow-right',
    verb: 'outcome.counts',
    notFor: ['ORG_HEAD', 'ORG_DEPUTY'],
  },
  {
    href: '/diagnostics',
    label: 'Диагностика',
    icon: 'clipboard-list',
    verb: 'diagnostics.read',
    notOf: ['ADDITIONAL'],
  },
  { href: '/diagnostics/methods', label: 'Методики', icon: 'clipboard-list', verb: 'diagnostics.methods' },
  { href: '/consents', label: 'Согласия', icon: 'files', verb: 'consent.read', notOf: ['ADDITIONAL'] },
  { href: '/consents/texts', label: 'Тексты согласий', icon: 'files', verb: 'consent.texts' },
  {
    href: '/partners',
    label: 'Партнёры',
    icon: 'handshake',
    verb: 'partner.read',
    notFor: ['TEACHER', 'PSYCHOLOGIST', 'DEPARTMENT_HEAD', 'DEPARTMENT_STAFF'],
  },
  { href: '/people', label: 'Люди и доступ', icon: 'users', verb: 'user.read' },
  {
    href: '/calendar',
    label: 'Рабочий календарь',
    icon: 'calendar-days',
    verb: 'calendar.read',
    notFor: ['TEACHER', 'PSYCHOLOGIST'],
  },
  { href: '/years', label: 'Учебные годы', icon: 'calendar', verb: 'year.edit' },
  { href: '/norms', label: 'Нормы часов', icon: 'book-open', verb: 'norm.edit' },
]

/** Kindergartens and additional bodies have groups, and other words for who is in them. */
const OWN_WORDS: Partial<Record<OrganizationKind, Record<string, string>>> = {
  KINDERGARTEN: { '/classes': 'Группы и воспитанники' },
  ADDITIONAL: { '/classes': 'Группы и обучающиеся' },
}

/** The rail of a role: what the permission table lets it reach and it works with every day. */
export function entriesFor(
  { role, organizationKind }: { role: Role; organizationKind: OrganizationKind },
  badges: Record<string, RailEntry['badge']> = {},
): RailEntry[] {
  const words = OWN_WORDS[organizationKind] ?? {}
  return ENTRIES.filter(
    ({ verb, notFor, notOf }) =>
      reachOf(role, verb) !== 'none' && !notFor?.includes(role) && !notOf?.includes(organizationKind),
  ).map(({ href, under, label, icon }) => ({ href, under, label: words[href] ?? label, icon, badge: badges[href] }))
}
