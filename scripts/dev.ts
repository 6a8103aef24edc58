import { runPortal } from './start/portal'
import { runMain } from './support/sentence'

/** npm run dev: the same as npm start, with Next's development server and no build. */
runMain(() => runPortal('dev'))
