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

const PERSON = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}\.\s*(?:\p{Lu}\.)?|\p{Lu}\.\s*(?:\p{Lu}\.)?\s*\p{Lu}\p{Ll}+/gu

/** The people whom a text names by surname and initials. */
export function namesIn(text: string): string[] {
  return text.match(PERSON) ?? []
}
