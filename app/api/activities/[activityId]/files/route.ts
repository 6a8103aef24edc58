import { uploadActivityFile } from '@/lib/activities/commands/files'
import { findUploadPlace } from '@/lib/activities/loaders/activities'
import { type ActivityFileReason, fileMessages } from '@/lib/activities/messages'
import { addActivityFileSchema } from '@/lib/activities/schema/activity'
import { readUpload } from '@/lib/kernel/files/read-upload'
import { type HandlerContext, handler, notFoundResponse } from '@/lib/kernel/handler'
import { recordIdSchema } from '@/lib/kernel/input'

export const dynamic = 'force-dynamic'

type Answer = { ok: true } | { ok: false; reason: ActivityFileReason }

function statusOf(answer: Answer): number {
  if (answer.ok) return 201
  return answer.reason === 'FILE_TOO_LARGE' ? 413 : answer.reason === 'REQUEST_BROKEN' ? 400 : 422
}

/** To a script its answer, to a plain form the record it came from, where the answer is said. */
function respond(request: Request, activityId: string, answer: Answer): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const body = answer.ok ? answer : { ...answer, message: fileMessages[answer.reason] }
    return Response.json(body, { status: statusOf(answer), headers: { 'cache-control': 'no-store' } })
  }
  const said = answer.ok ? 'done=fileAdded' : `file=${answer.reason}`
  return new Response(null, { status: 303, headers: { location: `/activities/${activityId}?${said}#files` } })
}

async function upload(
  context: Pick<HandlerContext<unknown>, 'actor' | 'scope' | 'request'>,
  activityId: string,
): Promise<Answer | null> {
  const read = await readUpload(context.request)
  if (!read.ok) return read
  const file = read.form.get('file')
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'FILE_MISSING' }
  const input = addActivityFileSchema.safeParse({ activityId, requestKey: read.form.get('requestKey') })
  if (!input.success) return { ok: false, reason: 'REQUEST_BROKEN' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const result = await uploadActivityFile(context, { bytes, name: file.name }, input.data)
  if (result.ok) return { ok: true }
  if (result.kind !== 'refused' || result.reason === 'NOT_FOUND' || result.reason === 'FORBIDDEN') return null
  return { ok: false, reason: result.reason as ActivityFileReason }
}

/** Takes one photo or file of an activity; whoever does not reach it finds nothing, whatever was sent. */
export const POST = handler<{ activityId: string }>(
  { name: 'activityFile', verb: 'activity.log' },
  async ({ actor, scope, request, params }) => {
    const id = recordIdSchema.safeParse(params.activityId)
    const known = id.success && (await findUploadPlace(actor, scope, id.data))
    const answer = known ? await upload({ actor, scope, request }, params.activityId) : null
    return answer ? respond(request, params.activityId, answer) : notFoundResponse()
  },
)
