import { handler, notFoundResponse } from '@/lib/kernel/handler'
import { readImportProgress } from '@/lib/students/loaders/import'

/** How many rows of an import are written, and whether it is over. */
export const GET = handler<{ draftId: string }>(
  { name: 'importProgress', verb: 'student.import' },
  async ({ actor, scope, params }) => {
    const progress = await readImportProgress(actor, scope, params.draftId)
    if (!progress) return notFoundResponse()
    return Response.json(progress, { headers: { 'cache-control': 'no-store' } })
  },
)
