import { makeSampleSheet } from '@/lib/institutions/commands/sample-sheet'
import { handler } from '@/lib/kernel/handler'

export const GET = handler({ name: 'organizationSample', verb: 'organization.edit' }, async () => {
  const file = await makeSampleSheet()
  return new Response(new Uint8Array(file), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="organizations.xlsx"; filename*=UTF-8''${encodeURIComponent('Образец — организации.xlsx')}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
})
