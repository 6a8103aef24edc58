import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib'

/** A script of the build as Next writes it; inline ones only lay data down. */
const SCRIPT = /<script src="(\/_next\/[^"]+)"(?![^>]*noModule)[^>]*><\/script>/g
const PRELOAD = /<link rel="preload" as="script"[^>]*\/>/g

/** Brings the scripts when a form is first touched or entered. What is typed or sent before that works without them. */
const BRING = `(()=>{
const on=['pointerdown','focusin'];
const bring=({target})=>{
  if(!target.closest('form'))return;
  for(const each of on)removeEventListener(each,bring,true);
  for(const late of document.querySelectorAll('script[data-late]')){
    const script=document.createElement('script');
    script.async=true;script.src=late.dataset.late;late.replaceWith(script);
  }
};
for(const each of on)addEventListener(each,bring,true);
})()`.replaceAll('\n', '')

/** A page whose scripts wait; one that names no script is given back as it is. */
export function withLateScripts(html: string, nonce: string): string {
  if (!html.includes('</head>')) return html
  return html
    .replace(PRELOAD, '')
    .replace(SCRIPT, (_tag, src: string) => `<script type="text/plain" nonce="${nonce}" data-late="${src}"></script>`)
    .replace('</head>', () => `<script nonce="${nonce}">${BRING}</script></head>`)
}

/** As much as can be had at the price of some milliseconds of another thread. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }

/**
 * The body of a whole page whose scripts wait, for pages that are read on a phone over a slow line and work without them
 * (docs/decisions/018). Next has packed it by gzip already: it is opened, changed and packed anew as the browser takes it. Whatever is
 * no page (a redirect, the answer of an action) is given back as it is.
 */
export async function delayScripts(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  nonce: string,
): Promise<Buffer> {
  const packed = response.getHeader('content-encoding')
  const isPage = String(response.getHeader('content-type')).startsWith('text/html')
  if (!isPage || body.byteLength === 0 || (packed !== undefined && packed !== 'gzip')) return body
  const opened = packed === 'gzip' ? await promisify(gunzip)(body) : body
  const page = Buffer.from(withLateScripts(opened.toString('utf8'), nonce))
  response.removeHeader('content-length')
  response.removeHeader('content-encoding')
  const accepted = [request.headers['accept-encoding']].flat().join()
  const coding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (!coding) return page
  response.setHeader('content-encoding', coding)
  return coding === 'br' ? promisify(brotliCompress)(page, BROTLI) : promisify(gzip)(page)
}
