import { generateClient } from './database/generate'
import { runMain, Sentence, wordsOf } from './support/sentence'
import { stages } from './test/stages'

/**
 * npm test: everything, or the stages named (npm test -- unit e2e). The last line is `N passed, N failed` over all of them;
 * each check counts as one, a stage that could not run as one failure.
 */
runMain(async () => {
  const asked = process.argv.slice(2)
  const names = asked.length > 0 ? asked : Object.keys(stages)
  const unknown = names.find((name) => !stages[name])
  if (unknown) throw new Sentence(`Нет ступени «${unknown}»; есть: ${Object.keys(stages).join(', ')}.`)
  const total = { passed: 0, failed: 0 }
  const begin = async (name: string) => {
    const started = performance.now()
    const count = await stages[name]?.().catch((error: unknown) => {
      console.log(
        error instanceof Sentence ? `✗ ${error.message}` : `✗ ${wordsOf(error)}\n${(error as Error).stack ?? ''}`,
      )
      return { passed: 0, failed: 1 }
    })
    total.passed += count?.passed ?? 0
    total.failed += count?.failed ?? 0
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`${name}: прошло ${count?.passed}, не прошло ${count?.failed}, ${seconds} с`)
  }
  for (const group of sideBySide(names)) {
    console.log(`\n— ${group.join(' + ')} —`)
    // Both need it, and it must not be made twice at once.
    if (group.length > 1) await generateClient()
    await Promise.all(group.map(begin))
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
})

/** The checks of the source keep one core busy at a time and touch nothing that the unit tests read: the two run beside each other. */
function sideBySide(names: string[]): string[][] {
  const together = names.includes('check') && names.includes('unit')
  return names.flatMap((name) => {
    if (!together) return [[name]]
    if (name === 'unit') return []
    return [name === 'check' ? ['check', 'unit'] : [name]]
  })
}
