import { runChecks } from './check/checks'
import { runMain } from './support/sentence'

/** npm run check: format, lint, types and the shape of the code. */
runMain(async () => ((await runChecks()).failed > 0 ? 1 : 0))
