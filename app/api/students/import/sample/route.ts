import { handler } from '@/lib/kernel/handler'
import { makeImportSample } from '@/lib/students/commands/import-sample'

const KINDS = ['STUDENTS', 'CLASSES', 'STAFF'] as const

export const GET = handler({ name: 'importSample', verb: 'student.import' }, async ({ request }) => {
  const asked = new URL(request.url).searchParams.get('kind')
  const { name, bytes } = await makeImportSample(KINDS.find((kind) => kind === asked) ?? 'STUDENTS')
  return new Response(bytes as BodyInit, {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="sample.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
})
