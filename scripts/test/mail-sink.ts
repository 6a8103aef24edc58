import { once } from 'node:events'
import fs from 'node:fs'
import { SMTPServer } from 'smtp-server'

export type SunkLetter = { to: string[]; subject: string; text: string }

/** Words that a header had to encode (RFC 2047). */
const plainWords = (header: string) =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, way: string, coded: string) =>
      way.toLowerCase() === 'b' ? Buffer.from(coded, 'base64').toString() : quoted(coded.replaceAll('_', ' ')),
    )

const quoted = (coded: string) =>
  Buffer.from(
    coded
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

function read(raw: string): Pick<SunkLetter, 'subject' | 'text'> {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? ''
  const body = raw.slice(end + 4)
  const way = header('Content-Transfer-Encoding').toLowerCase()
  const text =
    way === 'base64' ? Buffer.from(body, 'base64').toString() : way === 'quoted-printable' ? quoted(body) : body
  return { subject: plainWords(header('Subject')), text }
}

/** The letters that a sink has taken so far. */
export function lettersIn(file: string): SunkLetter[] {
  const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => JSON.parse(line) as SunkLetter)
}

/**
 * A mail server of this machine that delivers nothing: each letter becomes a line of JSON in `file`. For tests that read what the portal
 * has sent.
 */
export async function startMailSink(file: string): Promise<{ url: string; stop: () => Promise<void> }> {
  fs.writeFileSync(file, '')
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const letter: SunkLetter = {
          to: session.envelope.rcptTo.map(({ address }) => address),
          ...read(Buffer.concat(parts).toString('latin1')),
        }
        fs.appendFileSync(file, `${JSON.stringify(letter)}\n`)
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail sink has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
