import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from '../support/run'

/** The release that the figures of docs/access.md were taken with; fetched by npx into npm's cache, 30 MB. */
const PACKAGE = 'vnu-jar@26.9.27'

/**
 * React writes an empty address into a form that posts to its own page; HTML asks to leave it out, browsers read both alike, and an
 * application has no hand in it.
 */
const OF_REACT = /^Bad value “” for attribute “action” on element “form”|^To set the document’s location as the action/

type Message = { type: string; subType?: string; url: string; message: string; extract?: string; lastLine?: number }
export type NuFinding = { page: string; kind: 'error' | 'warning'; message: string; extract: string }

/** W3C's Nu checker needs Java; without it the two other engines still run. */
export async function hasJava(): Promise<boolean> {
  return run('java', ['-version']).then(
    ({ code }) => code === 0,
    () => false,
  )
}

/** Checks the HTML that the server sent for each page, in one run. Pages of one key replace each other. */
export async function runNu(pages: Map<string, string>): Promise<NuFinding[]> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-nu-'))
  try {
    const names = new Map<string, string>()
    for (const [page, html] of pages) {
      const name = `${names.size}.html`
      names.set(name, page)
      fs.writeFileSync(path.join(folder, name), html)
    }
    const jar = process.env.VNU_JAR
    const options = ['--format', 'json', '--stdout', '--exit-zero-always', folder]
    const { stdout, stderr } = jar
      ? await run('java', ['-Xss4m', '-jar', jar, ...options])
      : await run('npx', ['--yes', PACKAGE, ...options])
    if (!stdout.includes('"messages"')) throw new Error(`Nu не ответил: ${stderr.slice(-500)}`)
    const { messages } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { messages: Message[] }
    const ours = messages.filter(({ message }) => !OF_REACT.test(message))
    return ours.map(({ type, url, message, extract }) => ({
      page: names.get(path.basename(new URL(url).pathname)) ?? url,
      kind: type === 'info' ? 'warning' : 'error',
      message,
      extract: extract?.replace(/\s+/g, ' ').trim() ?? '',
    }))
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
