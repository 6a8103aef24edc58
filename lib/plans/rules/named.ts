type Name = { lastName: string; firstName: string; middleName: string | null }

const letters = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

/** «Кедрова В. А.», «В. А. Кедрова», «Кедрова Вера Андреевна», «Кедрова»: what follows or leads the surname is no other person's. */
export function isNamed(text: string, { lastName, firstName, middleName }: Name): boolean {
  const words = letters(text).match(/[\p{L}-]+/gu) ?? []
  const [surname, first, middle] = [lastName, firstName, middleName ?? ''].map(letters) as [string, string, string]
  const fits = (word: string | undefined, name: string) =>
    word !== undefined && name !== '' && (word === name || (word.length === 1 && name.startsWith(word)))
  const initial = (word: string | undefined) => word !== undefined && word.length === 1
  return words.some((word, at) => {
    if (word !== surname) return false
    const [after, afterNext, before, beforeThat] = [words[at + 1], words[at + 2], words[at - 1], words[at - 2]]
    if (fits(after, first)) return !initial(afterNext) || fits(afterNext, middle)
    if (initial(before)) return fits(before, middle) ? fits(beforeThat, first) : fits(before, first)
    return !initial(after)
  })
}

/**
 * Does an entry of the plan mean this person? By the id that was chosen; else by name, unless the chosen one bears the surname: a
 * namesake is then not meant.
 */
export function isResponsible(
  entry: { responsible: string; responsibleId: string | null; responsibleSurname: string | null },
  person: Name & { userId: string },
): boolean {
  if (entry.responsibleId === person.userId) return true
  if (entry.responsibleSurname !== null && letters(entry.responsibleSurname) === letters(person.lastName)) return false
  return isNamed(entry.responsible, person)
}

const SURNAME = '\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?'
const INITIALS = '\\p{Lu}\\.\\s*(?:\\p{Lu}\\.)?'
const PERSON = new RegExp(
  [
    // «Кедрова Вера Андреевна»: the patronymic tells it from two posts.
    `${SURNAME}\\s+\\p{Lu}\\p{Ll}+\\s+\\p{Lu}\\p{Ll}+(?:вич|вна|ична|ьич)(?!\\p{L})`,
    `${SURNAME}\\s+${INITIALS}`,
    `${INITIALS}\\s*${SURNAME}`,
  ].join('|'),
  'gu',
)

/** «Кедрова В. А.», as a plan names who is responsible. */
export function nameInPlan({ lastName, firstName, middleName }: Name): string {
  const initials = [firstName, middleName].flatMap((name) => (name ? [`${name.charAt(0)}.`] : []))
  return [lastName, ...initials].join(' ')
}

/** The people whom a text names by surname and initials, or in full. */
export function namesIn(text: string): string[] {
  return text.match(PERSON) ?? []
}

/** Who answers where nobody is named. */
export const NOBODY_NAMED = 'ответственный за профориентацию'

/** Who is responsible, without the people who are not of the staff: posts stay, and those who still work here. */
export function keptResponsible(text: string, staff: readonly Name[]): string {
  const strangers = namesIn(text).filter((name) => !staff.some((person) => isNamed(name, person)))
  if (strangers.length === 0) return text
  const kept = strangers
    .reduce((rest, name) => rest.replace(name, ''), text)
    .split(/[,;]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /\p{L}/u.test(part))
  return kept.join(', ') || NOBODY_NAMED
}
