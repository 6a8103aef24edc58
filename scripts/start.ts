import { runPortal } from './start/portal'
import { runMain } from './support/sentence'

/** npm start: everything a machine with only Node needs, then the portal itself. */
runMain(() => runPortal('start'))
