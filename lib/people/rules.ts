import { addDays, type Day } from '@/lib/kernel/calendar'

/** Symbols of a password at least (NIST 800-63B asks for 8; a person chooses these). */
export const PASSWORD_MIN = 10

export type PeopleReason =
  | MailReason
  | 'SIGN_IN_WRONG'
  | 'SIGN_IN_LOCKED'
  | 'ACCOUNT_DISABLED'
  | 'NO_ACTIVE_ROLE'
  | 'NOT_DEMO'
  | 'OWN_ACCOUNT'
  | 'ROLE_NOT_GIVABLE'
  | 'ROLE_NOT_REVOCABLE'
  | 'ROLE_NOT_FOR_ORGANIZATION'
  | 'ORGANIZATION_CLOSED'
  | 'GRANT_EXISTS'
  | 'GRANT_ALREADY_ENDED'
  | 'PERIOD_PAST'
  | 'ACCOUNT_OUT_OF_REACH'
  | 'ALREADY_DISABLED'
  | 'ALREADY_ENABLED'
  | 'TOO_MANY_PASSWORD_TRIES'
  | 'LOGIN_NOT_FOUND'
  | 'TOO_MANY_LOGINS_TRIED'
  | 'OFFER_EXISTS'
  | 'OFFER_ENDED'

/** ГОСТ Р 52535.1-2006 as passports use it, so that a login looks like the person's own Latin name. */
const LATIN: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
}

/** Russian letters in Latin, lower case; letters of other alphabets lose their marks, all else but hyphens falls away. */
export function transliterate(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, '')
}

/** The `n`-th login to try for a person: «naumova.se», then «naumova.se2», «naumova.se3» … */
export function proposedLogin(
  name: { lastName: string; firstName: string; middleName: string | null },
  n: number,
): string {
  const initials = [name.firstName, name.middleName ?? ''].map((part) => transliterate(part).charAt(0)).join('')
  const last =
    transliterate(name.lastName)
      .replace(/^-+|-+$/g, '')
      .slice(0, 40) || 'user'
  const base = (initials ? `${last}.${initials}` : last).padEnd(3, '0')
  return n <= 1 ? base : `${base}${n}`
}

/** Letters and digits that are not taken for one another when read aloud or from paper (rule 22). */
const PLAIN_SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password made of the given random bytes: three groups of four, 59 bits. Bytes past the alphabet's last full run are passed over. */
export function madePassword(bytes: Iterable<number>): string {
  const limit = 256 - (256 % PLAIN_SYMBOLS.length)
  const symbols: string[] = []
  for (const byte of bytes) {
    if (symbols.length === 12) break
    const symbol = byte < limit ? PLAIN_SYMBOLS[byte % PLAIN_SYMBOLS.length] : undefined
    if (symbol) symbols.push(symbol)
  }
  if (symbols.length < 12) throw new Error('Too few random bytes for a password')
  return [symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8, 12)].map((group) => group.join('')).join('-')
}

/** The commonest passwords of ten signs and more in published leaks, with the Russian keyboard's own. */
const COMMON = new Set([
  '1234567890',
  '12345678910',
  '123456789a',
  '123456789q',
  '0123456789',
  '0987654321',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qwertyuiop',
  'qwerty12345',
  'qwerty123456',
  'qwerty1234',
  'asdfghjkl;',
  'zxcvbnm123',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'iloveyou123',
  'administrator',
  'adminadmin',
  'admin12345',
  'welcome123',
  'letmein123',
  'football123',
  'changeme123',
  'йцукенгшщз',
  'йцукенгшщзхъ',
  'йцукен12345',
  'йцукен123456',
  'пароль1234',
  'пароль12345',
  'пароль123456',
  'парольпароль',
  'gfhjkm12345',
  'gfhjkm1234',
  'gfhjkmgfhjkm',
  'profmarshrut',
  'профмаршрут',
])

const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё'
const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
/** As many signs before or behind a common word leave it a common password. */
const MOST_ADDED = 6

/**
 * What a guesser tries a password as: itself, without the digits and signs put around it, without its repetition, and each of these
 * on the Latin keyboard («пароль2024» is «gfhjkm»). In lower case.
 */
export function guessedForms(password: string): string[] {
  const whole = password.toLowerCase()
  const bare = whole.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const half = whole.slice(0, whole.length / 2)
  const forms = [
    whole,
    ...(bare.length >= 3 && whole.length - bare.length <= MOST_ADDED ? [bare] : []),
    ...(half + half === whole ? [half] : []),
  ]
  const onLatinKeys = (form: string) => [...form].map((sign) => LATIN_KEYS[RUSSIAN_KEYS.indexOf(sign)] ?? sign).join('')
  return [...new Set([...forms, ...forms.map(onLatinKeys)])]
}

/**
 * What speaks against a new password, in a sentence for its field; null when nothing does (its length is checked by the schema).
 * `isCommon`: one of its guessed forms is in the list of published leaks (OWASP ASVS 5.0, 6.2.4).
 */
export function decideNewPassword(facts: {
  password: string
  login: string
  isCurrent: boolean
  isCommon: boolean
}): string | null {
  const lower = facts.password.toLowerCase()
  if (lower.replace(/\s/g, '') === facts.login) return 'Пароль не должен совпадать с логином: придумайте другой.'
  if (facts.isCommon || COMMON.has(lower) || new Set(lower).size < 4 || isRun(lower)) {
    return 'Этот пароль подбирают первым. Придумайте другой: например, три-четыре не связанных слова.'
  }
  if (facts.isCurrent) return 'Это ваш нынешний пароль: придумайте другой.'
  return null
}

/** «abcdefghij», «9876543210»: each sign follows the one before it. */
function isRun(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0)
  return [1, -1].some((step) => codes.every((code, i) => i === 0 || code - (codes[i - 1] ?? 0) === step))
}

type GrantPeriod = { validFrom: Day; validUntil: Day | null; revoked: boolean }

/** A grant that gives rights on `today`. */
export function isStanding(grant: GrantPeriod, today: Day): boolean {
  return !grant.revoked && grant.validFrom <= today && (grant.validUntil === null || grant.validUntil >= today)
}

/** A grant that gives rights today or will. */
export function isOpen(grant: GrantPeriod, today: Day): boolean {
  return !grant.revoked && (grant.validUntil === null || grant.validUntil >= today)
}

/** May a grant with these days be given beside the person's grants of the same role in the same organisation? */
export function decideGrantPeriod(
  wanted: { validFrom: Day; validUntil: Day | null },
  same: GrantPeriod[],
  today: Day,
): 'PERIOD_PAST' | 'GRANT_EXISTS' | null {
  if (wanted.validUntil !== null && wanted.validUntil < today) return 'PERIOD_PAST'
  const overlaps = same.some(
    (grant) =>
      !grant.revoked &&
      (wanted.validUntil === null || grant.validFrom <= wanted.validUntil) &&
      (grant.validUntil === null || grant.validUntil >= wanted.validFrom),
  )
  return overlaps ? 'GRANT_EXISTS' : null
}

/** How a grant ends: at once, or after its last day when one is named. */
export function decideGrantEnd(
  grant: GrantPeriod,
  lastDay: Day | null,
  today: Day,
): { end: 'now' } | { end: 'after'; lastDay: Day } | 'GRANT_ALREADY_ENDED' | 'PERIOD_PAST' {
  if (!isOpen(grant, today)) return 'GRANT_ALREADY_ENDED'
  if (lastDay === null) return { end: 'now' }
  if (lastDay < today || lastDay < grant.validFrom) return 'PERIOD_PAST'
  return { end: 'after', lastDay }
}

/** How long an offered role waits for an answer. */
export const OFFER_DAYS = 30

/** May a person still answer the offer? Not once it has waited too long, its last day has passed, or who offered it left the role. */
export function isOfferOpen(
  offer: { state: string; offeredOn: Day; validUntil: Day | null; offererStands: boolean },
  today: Day,
): boolean {
  return (
    offer.state === 'OPEN' &&
    offer.offererStands &&
    addDays(offer.offeredOn, OFFER_DAYS) >= today &&
    (offer.validUntil === null || offer.validUntil >= today)
  )
}

/** Where a calendar reads the feed: programs want the ending. */
export function feedAddress(ownAddress: string, secret: string): string {
  return `${ownAddress}/api/calendar/${secret}.ics`
}

/** The secret in the last part of a feed's address; null when it cannot be one (43 signs are 256 bits). */
export function feedSecretOf(part: string): string | null {
  return /^([A-Za-z0-9_-]{43})\.ics$/.exec(part)?.[1] ?? null
}

export type MailReason = 'MAIL_OFF' | 'MAIL_TOO_OFTEN' | 'MAIL_CODE_WRONG' | 'MAIL_CODE_OVER'

/** How long a code that was sent to an address is good, and how often it may be typed wrong. */
export const CODE_MINUTES = 30
export const CODE_TRIES = 5

/** Does the code confirm the address? Only the latest one, for half an hour, until it was wrong five times, and once. */
export function decideMailCode(
  held: { codeHash: string | null; codeSentAt: Date | null; tries: number } | null,
  codeHash: string,
  now: Date,
): 'MAIL_CODE_WRONG' | 'MAIL_CODE_OVER' | null {
  if (!held?.codeHash || !held.codeSentAt || held.tries >= CODE_TRIES) return 'MAIL_CODE_OVER'
  if (now.getTime() - held.codeSentAt.getTime() > CODE_MINUTES * 60_000) return 'MAIL_CODE_OVER'
  return held.codeHash === codeHash ? null : 'MAIL_CODE_WRONG'
}
