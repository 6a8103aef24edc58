export type Engine = 'portal' | 'axe' | 'ibm' | 'nu'
export type Telling = { engine: Engine; kind: 'error' | 'warning'; message: string; where: string }
export type Row = { login: string; address: string; findings: Telling[] }

export function telling(engine: Engine, kind: 'error' | 'warning', message: string, where = ''): Telling {
  return { engine, kind, message, where }
}

/** Ids of the demonstration say nothing to a reader. */
const short = (address: string) => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')

const count = (findings: Telling[], engine: Engine) => findings.filter((one) => one.engine === engine).length

/** Prints a line a page, then each different finding once with an example; tells how many errors there are. */
export function showTable(rows: readonly Row[]): number {
  const errorsOf = ({ findings }: Row) => findings.filter(({ kind }) => kind === 'error')
  console.log(`${'кто'.padEnd(22)}${'axe'.padStart(5)}${'IBM'.padStart(5)}${'Nu'.padStart(5)}  страница`)
  for (const row of rows) {
    const errors = errorsOf(row)
    const figures = (['axe', 'ibm', 'nu'] as const).map((engine) => String(count(errors, engine)).padStart(5))
    console.log(`${row.login.padEnd(22)}${figures.join('')}  ${short(row.address)}`)
  }
  for (const kind of ['error', 'warning'] as const) {
    const groups = new Map<string, { times: number; pages: Set<string>; where: string }>()
    for (const { address, login, findings } of rows) {
      for (const one of findings.filter((finding) => finding.kind === kind)) {
        const key = `${one.engine}: ${one.message}`
        const group = groups.get(key) ?? {
          times: 0,
          pages: new Set(),
          where: `${login} ${short(address)}: ${one.where}`,
        }
        group.times++
        group.pages.add(`${login} ${address}`)
        groups.set(key, group)
      }
    }
    console.log(`\n${kind === 'error' ? 'Ошибки' : 'Советы'}: ${groups.size} разных`)
    for (const [key, { times, pages, where }] of [...groups].sort(([, a], [, b]) => b.times - a.times))
      console.log(`  ${times} × на ${pages.size} стр. ${key}\n      ${where.slice(0, 300)}`)
  }
  const errors = rows.reduce((sum, row) => sum + errorsOf(row).length, 0)
  console.log(`\nСтраниц: ${rows.length}, ошибок: ${errors}`)
  return errors
}
