import type { ImportName } from '../types/import'

/** Latin letters that look Cyrillic; a name typed with one of them would never match itself. */
const LOOKALIKES: Record<string, string> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
}

/** A word with Cyrillic letters becomes all Cyrillic, when its Latin letters only look so; other words stay. */
export function cyrillic(word: string): string {
  if (!/\p{Script=Cyrillic}/u.test(word)) return word
  const turned = [...word].map((letter) => LOOKALIKES[letter] ?? letter).join('')
  return /[A-Za-z]/.test(turned) ? word : turned
}

/** «ИВАНОВ-ПЕТРОВ» and «иванов-петров» as people write themselves; mixed writing is left as it is. */
function cased(word: string): string {
  if (word.length > 1 && word !== word.toUpperCase() && word !== word.toLowerCase()) return word
  return word.toLowerCase().replace(/(^|[-'’ ])(\p{L})/gu, (_all, sign, letter) => sign + letter.toUpperCase())
}

/** One part of a name as it will be stored. */
export function cleanNamePart(text: string): string {
  return text
    .replace(/\s*[-‐‑–—]\s*/g, '-')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => cased(cyrillic(word)))
    .join(' ')
}

/** Turkic names: «оглы», «кызы» belong to the patronymic before them, and stay small. */
const PATRONYMIC_TAIL = /^(оглы|оглу|кызы|улы|уулу)$/i
const PATRONYMIC = /(вич|вна|ична|инична|ьич|мич|тич)$/i

const NAME = /^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u

/** What speaks against a part of a name, in words that follow the column's name; null for a good one. */
export function namePartObjection(text: string): string | null {
  if (text.length > 60) return 'длиннее 60 знаков'
  return NAME.test(text) ? null : `«${text}» — в имени могут быть только буквы, дефис и пробел`
}

/**
 * «Фамилия Имя Отчество» in one cell: the patronymic may be missing, the surname may be of two words when the patronymic shows where
 * the name ends. An objection is a sentence.
 */
export function splitFullName(text: string): { name: ImportName } | { objection: string } {
  const words = text.replace(/[,;]/g, ' ').trim().split(/\s+/).filter(Boolean)
  const tail = words.length > 3 && PATRONYMIC_TAIL.test(words.at(-1) ?? '') ? words.pop()?.toLowerCase() : undefined
  const last = words.at(-1) ?? ''
  const ends = tail !== undefined || PATRONYMIC.test(cyrillic(last))
  if (words.length < 2) return { objection: `«${text}» — нет имени: нужны фамилия и имя` }
  if (words.length === 3 && !ends && PATRONYMIC.test(words[1] ?? '')) {
    return { objection: `«${text}» — похоже на порядок «имя, отчество, фамилия»: поставьте фамилию первой` }
  }
  if (words.length > 3 && !ends) {
    return { objection: `«${text}» — не понятно, где имя: разнесите фамилию, имя и отчество по трём столбцам` }
  }
  if (words.length > 5) return { objection: `«${text}» — слишком много слов для одного имени` }
  const middle = words.length > 2 ? [words.pop() ?? '', tail].filter(Boolean).join(' ') : null
  const first = words.pop() ?? ''
  return { name: makeName(words.join(' '), first, middle) }
}

export function makeName(lastName: string, firstName: string, middleName: string | null): ImportName {
  const middle = middleName && !/^[-–—]+$|^нет$/i.test(middleName.trim()) ? middleName : null
  const [patronymic, ...tail] = (middle ?? '').split(/\s+/).filter(Boolean)
  return {
    lastName: cleanNamePart(lastName),
    firstName: cleanNamePart(firstName),
    middleName: patronymic
      ? [
          cleanNamePart(patronymic),
          ...tail.map((word) => (PATRONYMIC_TAIL.test(word) ? word.toLowerCase() : cleanNamePart(word))),
        ].join(' ')
      : null,
  }
}

/** Names in lower case, ё as е, one space between (rule 25): the key by which duplicates are found. */
export function nameKey({ lastName, firstName, middleName }: ImportName): string {
  return plainKey([lastName, firstName, middleName ?? ''].join(' '))
}

export function plainKey(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()
}

/** Surname and name without the patronymic, for rows and records that have none. */
export function shortKey({ lastName, firstName }: ImportName): string {
  return plainKey(`${lastName} ${firstName}`)
}

/** «Наумова С. Е.», «Наумова Светлана» or the whole name: does it mean this person? */
export function isMeant(text: string, person: ImportName): boolean {
  const words = plainKey(text.replaceAll('.', '. ')).split(' ')
  const [last, first = '', middle = ''] = words
  if (last !== plainKey(person.lastName) || words.length > 3) return false
  const fits = (said: string, whole: string | null) => {
    const full = plainKey(whole ?? '')
    return said === '' || said === full || (/^.\.?$/.test(said) && full.startsWith(said.charAt(0)))
  }
  return first !== '' && fits(first, person.firstName) && fits(middle, person.middleName)
}
