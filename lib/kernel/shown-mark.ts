/**
 * Marks what a person was shown before it is kept: only what was seen as it is goes in. No secret, so a short sum is enough (FNV-1a, twice).
 */
export function shownMark(parts: readonly (string | null)[]): string {
  const text = parts.map((part) => part ?? '').join('\n')
  const sum = (start: number) => {
    let hash = start
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    return (hash >>> 0).toString(36)
  }
  return `${text.length}.${sum(0x811c9dc5)}.${sum(0x1b873593)}`
}
