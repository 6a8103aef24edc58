export type PersonName = { lastName: string; firstName: string; middleName: string | null }

/**
 * By what one child is recognised in two spellings (rule 25): lower case, «ё» as «е», one space between the words, any dash as a
 * hyphen without spaces around it.
 */
export function nameKey({ lastName, firstName, middleName }: PersonName): string {
  return searchKey([lastName, firstName, middleName ?? ''].join(' '))
}

/** What is typed into a search, as `nameKey` writes it. */
export function searchKey(typed: string): string {
  return typed
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/\s*[-‐‑‒–—]\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
