/** Joins class names; falsy ones fall away. Pieces never fight over one property, so no merging is needed. */
export function cx(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
