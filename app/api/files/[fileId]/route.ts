import { handler, notFoundResponse } from '@/lib/kernel/handler'
import { loadFile } from '@/lib/resolutions/loaders/evidence'

export const dynamic = 'force-dynamic'

/** Kinds that no browser takes for a page; text goes out as plain bytes. */
const NAMED = /^(application\/(pdf|vnd\.openxmlformats)|image\/(jpeg|png)$)/

/** RFC 5987: the Cyrillic name, with a plain one for old browsers. */
function disposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const coded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${coded}`
}

/** A file through the permission check; «not yours» and «not there» answer alike. */
export const GET = handler<{ fileId: string }>({ name: 'file', verb: 'resolution.read' }, async ({ actor, params }) => {
  const found = await loadFile(actor, params.fileId)
  if (!found) return notFoundResponse()
  const { file, bytes } = found
  return new Response(bytes, {
    headers: {
      'content-type': NAMED.test(file.mime) ? file.mime : 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': disposition(file.name),
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
})
