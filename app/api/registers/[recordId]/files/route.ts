import { readUpload } from '@/lib/kernel/files/read-upload'
import { type HandlerContext, handler, notFoundResponse } from '@/lib/kernel/handler'
import { recordIdSchema } from '@/lib/kernel/input'
import { uploadRegisterFile } from '@/lib/plans/commands/evidence'
import { findUploadPage } from '@/lib/plans/loaders/evidence'
import { type RegisterFileReason, registerFileMessages } from '@/lib/plans/messages/registers'
import { addRegisterFileSchema } from '@/lib/plans/schema/registers'

export const dynamic = 'force-dynamic'

type Answer = { ok: true } | { ok: false; reason: RegisterFileReason }

function statusOf(answer: Answer): number {
  if (answer.ok) return 201
  return answer.reason === 'FILE_TOO_LARGE' ? 413 : answer.reason === 'REQUEST_BROKEN' ? 400 : 422
}

/** To a script its answer, to a plain form the record's page, where the answer is said. */
function respond(request: Request, page: string, answer: Answer): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const body = answer.ok ? answer : { ...answer, message: registerFileMessages[answer.reason] }
    return Response.json(body, { status: statusOf(answer), headers: { 'cache-control': 'no-store' } })
  }
  const said = answer.ok ? 'done=fileAdded' : `file=${answer.reason}`
  return new Response(null, { status: 303, headers: { location: `${page}?${said}#evidence` } })
}

async function upload(
  context: Pick<HandlerContext<unknown>, 'actor' | 'scope' | 'request'>,
  recordId: string,
): Promise<Answer | null> {
  const read = await readUpload(context.request)
  if (!read.ok) return read
  const file = read.form.get('file')
  if (!(file instanceof File) || file.size === 0) return { ok: false, reason: 'FILE_MISSING' }
  const input = addRegisterFileSchema.safeParse({ recordId, requestKey: read.form.get('requestKey') })
  if (!input.success) return { ok: false, reason: 'REQUEST_BROKEN' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const result = await uploadRegisterFile(context, { bytes, name: file.name }, input.data)
  if (result.ok) return { ok: true }
  if (result.kind !== 'refused' || result.reason === 'NOT_FOUND' || result.reason === 'FORBIDDEN') return null
  return { ok: false, reason: result.reason as RegisterFileReason }
}

/** Takes one file as evidence of a record of the registers; whoever does not keep the record finds nothing, whatever was sent. */
export const POST = handler<{ recordId: string }>(
  { name: 'registerFile', verb: 'register.work' },
  async ({ actor, scope, request, params }) => {
    const id = recordIdSchema.safeParse(params.recordId)
    const page = id.success ? await findUploadPage(actor, scope, id.data) : null
    const answer = page ? await upload({ actor, scope, request }, params.recordId) : null
    return page && answer ? respond(request, page, answer) : notFoundResponse()
  },
)
