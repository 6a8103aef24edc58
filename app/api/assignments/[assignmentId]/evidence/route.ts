import { readUpload } from '@/lib/kernel/files/read-upload'
import { handler, notFoundResponse } from '@/lib/kernel/handler'
import { uploadEvidence } from '@/lib/resolutions/commands/evidence'
import { type EvidenceReason, evidenceMessages } from '@/lib/resolutions/messages/evidence'
import { idSchema } from '@/lib/resolutions/schema/common'
import { addFileSchema } from '@/lib/resolutions/schema/evidence'

export const dynamic = 'force-dynamic'

type Answer = { ok: true; already?: true } | { ok: false; reason: EvidenceReason }

function statusOf(answer: Answer): number {
  if (answer.ok) return 201
  return answer.reason === 'FILE_TOO_LARGE' ? 413 : answer.reason === 'REQUEST_BROKEN' ? 400 : 422
}

/** To a script its answer, to a plain form the page it came from, where the answer is said. */
function respond(request: Request, assignmentId: string, answer: Answer): Response {
  if (request.headers.get('accept')?.includes('application/json')) {
    const body = answer.ok ? answer : { ...answer, message: evidenceMessages[answer.reason] }
    return Response.json(body, { status: statusOf(answer), headers: { 'cache-control': 'no-store' } })
  }
  const said = answer.ok ? 'added' : answer.reason
  const headers = { location: `/assignments/${assignmentId}/report?evidence=${said}#evidence` }
  return new Response(null, { status: 303, headers })
}

async function upload(
  { actor, scope, request }: Pick<Parameters<Parameters<typeof handler>[1]>[0], 'actor' | 'scope' | 'request'>,
  assignmentId: string,
): Promise<Answer | null> {
  const read = await readUpload(request)
  if (!read.ok) return read
  const file = read.form.get('file')
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return { ok: false, reason: 'FILE_MISSING' }
  const text = (name: string) => {
    const value = read.form.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const input = addFileSchema.safeParse({
    assignmentId,
    requirementKey: text('requirementKey'),
    title: text('title'),
    requestKey: text('requestKey'),
  })
  if (!input.success) return { ok: false, reason: 'REQUEST_BROKEN' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const result = await uploadEvidence({ actor, scope }, { bytes, name: file.name }, input.data)
  if (result.ok) return result.already ? { ok: true, already: true } : { ok: true }
  if (result.kind !== 'refused' || result.reason === 'NOT_FOUND') return null
  return { ok: false, reason: result.reason as EvidenceReason }
}

/** Takes one file as evidence; a plain multipart form works as well as a script. */
export const POST = handler<{ assignmentId: string }>(
  { name: 'evidence', verb: 'assignment.work' },
  async ({ actor, scope, request, params }) => {
    const id = idSchema.safeParse(params.assignmentId)
    const answer = id.success ? await upload({ actor, scope, request }, id.data) : null
    return answer ? respond(request, params.assignmentId, answer) : notFoundResponse()
  },
)
