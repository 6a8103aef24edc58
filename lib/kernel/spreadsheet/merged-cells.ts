/** Cells merged downwards, by sheet in the workbook's order: a class written once over its pupils stands in each of their rows. */
export type Merge = { column: number; from: number; to: number }

const attribute = (tag: string, name: string) => new RegExp(`\\s(?:\\w+:)?${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** `parts`: the workbook's XML parts by name. Row numbers begin with 0. */
export function readMerges(parts: ReadonlyMap<string, string>): Merge[][] {
  const targets = new Map<string, string>()
  for (const [tag] of (parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<(?:\w+:)?Relationship\s[^<>]*>/g)) {
    const target = attribute(tag, 'Target').replace(/^\/?(?:xl\/)?/, '')
    targets.set(attribute(tag, 'Id'), `xl/${target}`)
  }
  const sheets = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)]
  return sheets.map(([tag]) => {
    const xml = parts.get(targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '') ?? ''
    const found = xml.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)
    return [...found]
      .map(([, letters = '', from, to]) => ({ column: columnOf(letters), from: Number(from) - 1, to: Number(to) - 1 }))
      .filter(({ from, to }) => to > from)
  })
}

/** Writes the value of each merged cell into the rows below that it covers; never beyond the table. */
export function fillMerges(rows: string[][], merges: readonly Merge[]): void {
  for (const { column, from, to } of merges) {
    const value = rows[from]?.[column]
    if (!value) continue
    for (let at = from + 1; at <= to && at < rows.length; at++) {
      const row = rows[at]
      // A row that is blank but for the merged cell stays blank: it is space, not a record.
      if (row && !row[column] && row.some((cell) => cell !== '')) row[column] = value
    }
  }
}
