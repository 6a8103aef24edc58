/** A refusal worded for the operator: shown as it stands, without a stack. */
export class Sentence extends Error {}

/** What an unknown failure says about itself. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error)
}

/** Runs a script's main function; a Sentence becomes one line on stderr and exit code 1. */
export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    process.exitCode = 1
  }
}
