import type { ExecutorPart, OrganizationKind, Program, Role } from '@/lib/kernel/prisma/enums'
import type { ExecutorRule } from '../../types'
import type { KnownOrganization, RoleHolding } from './types'

export const SCHOOL_PROGRAMS: Program[] = ['PRIMARY', 'BASIC', 'SECONDARY']
export const ALL_PROGRAMS: Program[] = ['PRESCHOOL', 'PRIMARY', 'BASIC', 'SECONDARY', 'ADDITIONAL']

export type ExecutorProposal = {
  rules: ExecutorRule[]
  /** 0..1, lowered where the words fit by halves. */
  confidence: number
}

/** A group of organisations by the words with which resolutions name it. More than one may stand in one heading. */
const GROUPS: { words: RegExp; programs: Program[] }[] = [
  { words: /(?<![а-яё])(?:дошкольн|детск[а-яё]+ сад|доо(?![а-яё])|доу(?![а-яё]))/, programs: ['PRESCHOOL'] },
  {
    words: /(?<![а-яё])(?:дополнительн[а-яё]+ образован|удо(?![а-яё])|одо(?![а-яё])|удод(?![а-яё]))/,
    programs: ['ADDITIONAL'],
  },
  {
    words: /(?<![а-яё])(?:общеобразовательн|школ(?!ьник)|школьн|оо(?![а-яё])|соо(?![а-яё])|мкоу|мбоу)/,
    programs: SCHOOL_PROGRAMS,
  },
]
const EVERYBODY =
  /(?<![а-яё])(?:образовательн[а-яё]+ (?:организаци|учреждени)|руководител[а-яё]+ организаци|подведомственн)/
const PLURAL =
  /(?<![а-яё])(?:руководител(?:ям|и|ями)|директор(?:ам|а|ами)|заведующ(?:им|ие|ими)|организаци(?:ям|и|ями)|учреждени(?:ям|я|ями)|школ(?:ам|ы|ами)|(?:детским )?садам|всем|всех|доо|доу|удо|одо)(?![а-яё])/

const KINDS: { words: RegExp; kind: OrganizationKind }[] = [
  {
    words: /(?<![а-яё])(?:управлени|департамент|отдел|комитет)[а-яё]* образовани/,
    kind: 'DEPARTMENT',
  },
  {
    words:
      /(?<![а-яё])(?:ресурсн[а-яё]+ центр|(?:информационно-)?методическ[а-яё]+ (?:центр|служб|кабинет)|рмк(?![а-яё])|имц(?![а-яё]))/,
    kind: 'RESOURCE_CENTRE',
  },
]

const ROLES: { words: RegExp; role: Role }[] = [
  { words: /(?<![а-яё])(?:педагог[а-яё]*-психолог|психолог)/, role: 'PSYCHOLOGIST' },
  { words: /(?<![а-яё])(?:классн[а-яё]+ руководител|учител|воспитател|педагог(?![а-яё]*-псих))/, role: 'TEACHER' },
  { words: /(?<![а-яё])заместител[а-яё]+ (?:директор|заведующ|руководител)/, role: 'ORG_DEPUTY' },
]

// What says only the kind of a body, in every second name, and so tells none from another.
const COMMON =
  /^(?:мку|мкоу|мбоу|мкдоу|мбдоу|мку|мбу|мау|маоу|мадоу|мкуо|мкудо|мбудо|гбпоу|гапоу|муниципальн|казенн|бюджетн|автономн|учрежден|общеобразовательн|образовательн|организац|дошкольн|дополнительн|образован|средн|начальн|основн|школ|детск|сад|сош|оош|нош|доу|район|город|имен|центр|и|г|с|п|им|на|в|по|для)$/

const ENDING =
  /(?:ами|ями|ого|его|ому|ему|ыми|ими|ов|ев|ей|ам|ям|ах|ях|ую|юю|ая|яя|ое|ее|ой|ый|ий|ые|ие|ом|ем|им|ым|ию|ия|ии|у|ю|а|я|о|е|ы|и|ь|й)$/

function normal(text: string): string {
  return text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"“”„'()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The word without its case ending; at least three letters stay. */
function stem(word: string): string {
  const ending = ENDING.exec(word.slice(3))?.[0] ?? ''
  return word.slice(0, word.length - ending.length)
}

/** «музе» (музею) and «муз» (музей) are one word. */
function isSameStem(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.startsWith(short) && long.length - short.length <= 1
}

function telling(text: string): string[] {
  const words = normal(text).match(/[а-яa-z]{2,}/g) ?? []
  return [...new Set(words.map(stem).filter((word) => !COMMON.test(word)))]
}

/** Numbers of schools and kindergartens: «№ 1, 3 и 4» gives all three. */
function numbersOf(text: string): string[] {
  const found: string[] = []
  for (const match of normal(text).matchAll(/№+\s?(\d{1,3}(?:(?:\s?,\s?|\s+и\s+)(?:№\s?)?\d{1,3})*)/g)) {
    found.push(...(match[1]?.match(/\d{1,3}/g) ?? []))
  }
  return found
}

function kindOfNumbered(text: string): OrganizationKind | null {
  if (/(?<![а-яё])(?:д\/с|доу|мкдоу|мбдоу|детск[а-яё]+ сад)/.test(text)) return 'KINDERGARTEN'
  if (/(?<![а-яё])(?:школ|сош|оош|нош|гимнази|лице|мкоу|мбоу)/.test(text)) return 'SCHOOL'
  return null
}

function organizationRule(organization: KnownOrganization, part: ExecutorPart): ExecutorRule {
  return { kind: 'ORGANIZATION', part, organizationId: organization.id, programs: [], role: null }
}

function byName(text: string, organizations: KnownOrganization[]): KnownOrganization[] {
  const wanted = normal(text)
  const numbers = numbersOf(text)
  if (numbers.length > 0) {
    const kind = kindOfNumbered(wanted)
    const numbered = organizations.filter(
      (each) =>
        (kind === null || each.kind === kind) &&
        [...numbersOf(each.shortName), ...numbersOf(each.name)].some((number) => numbers.includes(number)),
    )
    if (numbered.length > 0) return numbered
  }
  const words = telling(text)
  if (words.length === 0) return []
  const scored = organizations.map((each) => {
    const names = [telling(each.shortName), telling(each.name)].filter((list) => list.length > 0)
    const shares = names.map((list) => ({
      share: list.filter((word) => words.some((said) => isSameStem(said, word))).length / list.length,
      length: list.length,
    }))
    const full = shares.filter(({ share }) => share === 1)
    return { each, score: Math.max(0, ...full.map(({ length }) => length)) }
  })
  const best = Math.max(...scored.map(({ score }) => score))
  return best > 0 ? scored.filter(({ score }) => score === best).map(({ each }) => each) : []
}

function proposePart(text: string, part: ExecutorPart, organizations: KnownOrganization[]): ExecutorProposal {
  const words = normal(text)
  const plural = PLURAL.test(words)
  const numbered = numbersOf(text).length > 0
  if (!plural || numbered) {
    const body = KINDS.find((each) => each.words.test(words))
    const ofKind = body ? organizations.filter((each) => each.kind === body.kind) : []
    if (ofKind.length === 1 && ofKind[0]) return { rules: [organizationRule(ofKind[0], part)], confidence: 0.95 }
    const named = byName(text, ofKind.length > 0 ? ofKind : organizations)
    if (named.length === 1 && named[0]) return { rules: [organizationRule(named[0], part)], confidence: 0.9 }
    if (named.length > 1) {
      const wanted = numbersOf(text).length
      return {
        rules: named.map((each) => organizationRule(each, part)),
        confidence: wanted === named.length ? 0.85 : 0.5,
      }
    }
  }
  const role = ROLES.find((each) => each.words.test(words))
  if (role) {
    return { rules: [{ kind: 'ROLE', part, organizationId: null, programs: [], role: role.role }], confidence: 0.75 }
  }
  const programs = GROUPS.filter((each) => each.words.test(words)).flatMap((each) => each.programs)
  const reached =
    programs.length > 0
      ? programs
      : EVERYBODY.test(words) || /(?<![а-яё])руководителям(?![а-яё])/.test(words)
        ? ALL_PROGRAMS
        : []
  if (reached.length > 0) {
    const ordered = ALL_PROGRAMS.filter((program) => reached.includes(program))
    return {
      rules: [{ kind: 'PROGRAM', part, organizationId: null, programs: ordered, role: null }],
      confidence: plural ? 0.95 : 0.6,
    }
  }
  return { rules: [], confidence: 0 }
}

const TOGETHER = /\s*,?\s*(?:совместно с|при участии|с участием|соисполнител[а-яё]*:?)\s+/i

/**
 * Whom the printed executor names: one body, a group by programmes, or the holders of a role; who stands after «совместно с» is a
 * co-executor (domain.md §1: the executor stands in the dative, the person in brackets). Only active bodies are proposed.
 * Empty rules mean that a person has to choose.
 */
export function proposeExecutors(printed: string | null, organizations: KnownOrganization[]): ExecutorProposal {
  if (!printed?.trim()) return { rules: [], confidence: 0 }
  const active = organizations.filter((each) => each.status === 'ACTIVE')
  const [main = '', ...helpers] = printed.split(TOGETHER)
  const parts = [
    ...main.split(/\s*;\s*/).map((text) => proposePart(text, 'RESPONSIBLE', active)),
    ...helpers.map((text) => proposePart(text, 'CO_EXECUTOR', active)),
  ]
  const rules: ExecutorRule[] = []
  for (const rule of parts.flatMap((part) => part.rules)) {
    if (!rules.some((known) => isSameTarget(known, rule))) rules.push(rule)
  }
  return { rules, confidence: rules.length === 0 ? 0 : Math.min(...parts.map((part) => part.confidence)) }
}

function isSameTarget(a: ExecutorRule, b: ExecutorRule): boolean {
  return (
    a.kind === b.kind &&
    a.organizationId === b.organizationId &&
    a.role === b.role &&
    a.programs.join() === b.programs.join()
  )
}

function reaches(rule: ExecutorRule, organization: KnownOrganization, holdings: ReadonlySet<string>): boolean {
  if (organization.status !== 'ACTIVE') return false
  if (rule.kind === 'ORGANIZATION') return organization.id === rule.organizationId
  if (organization.kind === 'EXTERNAL') return false
  if (rule.kind === 'ROLE') return rule.role !== null && holdings.has(`${organization.id} ${rule.role}`)
  return organization.programs.some((program) => rule.programs.includes(program))
}

export type Reached = { organizationId: string; part: ExecutorPart }

/**
 * The organisations an item reaches today (rule 5), each once: who is responsible by one rule and co-executor by another is
 * responsible. The same choice as the fan-out's SQL in commands/issue.
 */
export function reachedOrganizations(
  rules: ExecutorRule[],
  organizations: KnownOrganization[],
  holdings: RoleHolding[],
): Reached[] {
  const held = new Set(holdings.map((each) => `${each.organizationId} ${each.role}`))
  return organizations.flatMap((organization) => {
    const parts = rules.filter((rule) => reaches(rule, organization, held)).map((rule) => rule.part)
    if (parts.length === 0) return []
    return [{ organizationId: organization.id, part: parts.includes('RESPONSIBLE') ? 'RESPONSIBLE' : 'CO_EXECUTOR' }]
  })
}
