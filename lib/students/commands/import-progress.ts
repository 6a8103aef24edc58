import 'server-only'
import { pool } from '@/lib/kernel/db'
import { log } from '@/lib/kernel/log'

/**
 * Tells how far an import has come, beside its transaction: nobody would see it from within. Not waited for, and no fault of the
 * import when it fails.
 */
export function tellProgress(draftId: string): (count: number) => void {
  let done = 0
  return (count) => {
    done += count
    pool()
      .query('UPDATE "ImportDraft" SET "rowsDone" = $2 WHERE "id" = $1', [draftId, Math.floor(done)])
      .catch((error: unknown) => log().warn({ err: error }, 'the progress of an import was not told'))
  }
}
