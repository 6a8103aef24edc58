import fs from 'node:fs'
import path from 'node:path'
import house from './house.json'

/** A breach of the house's own rules, which no linter knows. */
export type Breach = { file: string; rule: string }

type Source = { file: string; text: string }

/** All of them over a clone's `app`, `components` and `lib`. */
export function findBreaches(root: string): Breach[] {
  const sources = readSources(root)
  return [
    ...closedNames(root),
    ...sources.flatMap(plainNames),
    ...sources.flatMap(serverOnlyFirst),
    ...sources.flatMap(clientSide),
    ...sources.flatMap(oneClock),
    ...sources.flatMap(oneReaderOfSettings),
  ]
}

/** Each entry of lib/<domain> bears a name of the closed list (a new name needs a decision record). */
function closedNames(root: string): Breach[] {
  const lib = path.join(root, 'lib')
  const breaches: Breach[] = []
  for (const entry of list(lib)) {
    if (entry.name === 'kernel') continue
    if (!entry.isDirectory() || !house.domains.includes(entry.name)) {
      breaches.push({
        file: `lib/${entry.name}`,
        rule: `в lib лежат только kernel и домены: ${house.domains.join(', ')}`,
      })
      continue
    }
    for (const part of list(path.join(lib, entry.name))) {
      const allowed = part.isDirectory()
        ? [...house.files, ...house.folders].includes(part.name)
        : house.files.some((name) => part.name === `${name}.ts`)
      if (!allowed) {
        const rule = `имя вне закрытого списка файлов домена (${house.files.join(', ')}); новое имя требует записи в docs/decisions`
        breaches.push({ file: `lib/${entry.name}/${part.name}`, rule })
      }
    }
  }
  return breaches
}

function plainNames({ file }: Source): Breach[] {
  const name = path.basename(file).replace(/\.(test\.)?tsx?$/, '')
  const parts = file.split('/')
  const breaches: Breach[] = []
  if (name === 'index') breaches.push({ file, rule: 'index.ts не бывает: импорт называет сам файл' })
  if (
    /^(utils?|helpers?|misc|common-utils)$/.test(name) ||
    parts.some((part) => part === 'utils' || part === 'helpers')
  ) {
    breaches.push({ file, rule: 'utils не бывает: имя говорит, что внутри' })
  }
  return breaches
}

const server = new RegExp(`^lib/(?:${house.domains.join('|')})/(?:queries|commands|loaders)(?:/|\\.)|^lib/kernel/db\\.`)

function serverOnlyFirst({ file, text }: Source): Breach[] {
  if (!server.test(file) || /^\s*import\s+['"]server-only['"]/.test(withoutComments(text))) return []
  return [{ file, rule: 'файл начинается с import "server-only"' }]
}

const clientMay = ['actions', 'schema', 'messages', 'types', 'rules']

/** What a client component imports travels to the browser; it names nothing of the server, not even a type. */
function clientSide({ file, text }: Source): Breach[] {
  const bare = withoutComments(text)
  if (!/^\s*['"]use client['"]/.test(bare)) return []
  const imports = [...bare.matchAll(/\bfrom\s*['"]@\/lib\/([a-z-]+)\/([a-z-]+)/g)]
  const wrong = imports.filter(([, domain, part]) => domain !== 'kernel' && !clientMay.includes(part ?? ''))
  return wrong.map(([, domain, part]) => {
    return { file, rule: `клиентский компонент не знает lib/${domain}/${part}: ему можно ${clientMay.join(', ')}` }
  })
}

function oneClock({ file, text }: Source): Breach[] {
  if (file === 'lib/kernel/clock.ts') return []
  const bare = withoutComments(text)
  if (!/\bnew\s+Date\s*(?:\(\s*\)|(?![\s\w(]))|\bDate\.now\b|\bperformance\.timeOrigin\b/.test(bare)) return []
  return [{ file, rule: 'часы читает только lib/kernel/clock.ts: now и today приходят аргументом' }]
}

/** Next's own flags are not settings. */
function oneReaderOfSettings({ file, text }: Source): Breach[] {
  if (file === 'lib/kernel/env.ts') return []
  const read = withoutComments(text).replace(/process\.env\.(NODE_ENV|NEXT_RUNTIME|PATH|HOME|TMPDIR|SystemRoot)\b/g, '')
  return /\bprocess\.env\b/.test(read) ? [{ file, rule: 'настройки читает только lib/kernel/env.ts' }] : []
}

/** Comments go; strings stay whole, so an address in one does not swallow the line. */
function withoutComments(text: string): string {
  const pieces = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(pieces, (_whole, literal?: string) => literal ?? ' ')
}

function readSources(root: string): Source[] {
  const sources: Source[] = []
  const visit = (folder: string) => {
    for (const entry of list(path.join(root, folder))) {
      const file = `${folder}/${entry.name}`
      if (file === 'lib/kernel/prisma') continue
      if (entry.isDirectory()) visit(file)
      else if (/\.tsx?$/.test(file)) sources.push({ file, text: fs.readFileSync(path.join(root, file), 'utf8') })
    }
  }
  for (const folder of ['app', 'components', 'lib']) visit(folder)
  return sources
}

function list(folder: string): fs.Dirent[] {
  return fs.existsSync(folder) ? fs.readdirSync(folder, { withFileTypes: true }) : []
}
