import 'server-only'
import { join } from 'node:path'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

let ready = false

/** The library's own Roboto holds Cyrillic; nothing is fetched, and no other file of the machine is read. */
function prepare(): void {
  if (ready) return
  const folder = join(process.cwd(), 'node_modules/pdfmake/fonts/Roboto')
  const file = (name: string) => join(folder, `Roboto-${name}.ttf`)
  pdfmake.setFonts({
    Roboto: {
      normal: file('Regular'),
      bold: file('Medium'),
      italics: file('Italic'),
      bolditalics: file('MediumItalic'),
    },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(folder))
  ready = true
}

/** A PDF of A4 sheets in Russian. Titles and names of files hold no names of children: viewers and folders keep them. */
export async function makePdf(document: TDocumentDefinitions & { title: string }): Promise<Uint8Array<ArrayBuffer>> {
  prepare()
  const { title, ...rest } = document
  const made = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 48],
    language: 'ru',
    ...rest,
    info: { title, creator: 'Профмаршрут', producer: 'Профмаршрут' },
    defaultStyle: { font: 'Roboto', fontSize: 10, lineHeight: 1.2, ...rest.defaultStyle },
  } as TDocumentDefinitions)
  return new Uint8Array(await made.getBuffer())
}

/** The answer of a handler that gives a PDF to open or to keep. */
export function pdfResponse(bytes: Uint8Array<ArrayBuffer>, fileName: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'cache-control': 'private, no-store',
    },
  })
}
