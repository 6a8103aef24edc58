import 'server-only'

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A document as an answer. */
export function fileResponse(body: BodyInit, format: keyof typeof TYPES, name: string, fallback: string): Response {
  return new Response(body, {
    headers: {
      'content-type': TYPES[format],
      // No person and no organisation stands in the name of a file: it travels by mail.
      'content-disposition': `attachment; filename="${fallback}.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
