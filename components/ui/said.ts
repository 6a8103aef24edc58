/** The words for a key out of the address; what is no key of theirs («__proto__» too) says nothing. */
export function said(words: Record<string, string>, key: unknown): string | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined
}
