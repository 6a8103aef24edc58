import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { cruise } from '@/scripts/check/checks'
import house from '@/scripts/check/house.json'
import { findBreaches } from '@/scripts/check/house-rules'
import { root } from '@/scripts/support/root'

const made: string[] = []
afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true })
})

/** A made-up clone with these files. */
function clone(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-house-'))
  made.push(folder)
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    fs.writeFileSync(path.join(folder, file), text)
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  fs.writeFileSync(
    path.join(folder, 'tsconfig.json'),
    '{ "compilerOptions": { "paths": { "@/*": ["./*"] }, "module": "esnext", "moduleResolution": "bundler" } }',
  )
  return folder
}

const broken = (files: Record<string, string>) => findBreaches(clone(files)).map(({ file, rule }) => `${file}: ${rule}`)

describe('the house rules turn red on', () => {
  it.each([
    ['a file name outside the closed list', { 'lib/plans/service.ts': '' }, 'закрытого списка'],
    ['a folder outside the closed list', { 'lib/plans/charts/a.ts': '' }, 'закрытого списка'],
    ['import as a file, not a folder', { 'lib/plans/import.ts': '' }, 'закрытого списка'],
    ['a folder of lib that is no domain', { 'lib/routes/types.ts': '' }, 'только kernel и домены'],
    ['an index.ts', { 'components/ui/index.ts': '' }, 'index.ts не бывает'],
    ['a utils.ts', { 'lib/kernel/utils.ts': '' }, 'utils не бывает'],
    ['a utils folder', { 'components/utils/a.ts': '' }, 'utils не бывает'],
    ['queries without server-only', { 'lib/plans/queries.ts': 'export {}' }, 'server-only'],
    ['a file of commands/ without server-only', { 'lib/plans/commands/submit.ts': 'export {}' }, 'server-only'],
    [
      'server-only that is not the first',
      { 'lib/kernel/db.ts': "import pg from 'pg'\nimport 'server-only'" },
      'server-only',
    ],
    ['server-only in a comment', { 'lib/plans/loaders.ts': "// import 'server-only'\nexport {}" }, 'server-only'],
    ['new Date() in a rule', { 'lib/plans/rules.ts': 'export const a = new Date()' }, 'часы'],
    ['new Date without brackets', { 'lib/plans/rules.ts': 'export const a = new Date;' }, 'часы'],
    ['Date.now() on a page', { 'app/page.tsx': 'export const a = Date.now()' }, 'часы'],
    ['Date.now handed over', { 'components/ui/a.ts': 'export const a = Date.now' }, 'часы'],
    [
      'a client component that names a type of the server',
      { 'components/plans/a.tsx': "'use client'\nimport type { A } from '@/lib/plans/queries'" },
      'клиентский компонент',
    ],
    ['settings read past env.ts', { 'lib/kernel/mail.ts': 'export const a = process.env.SMTP' }, 'настройки'],
  ])('%s', (_name, files, said) => {
    const found = broken(files as unknown as Record<string, string>)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(said)
  })

  it('and stay green on the house as it should be', () => {
    const clean = {
      'lib/kernel/clock.ts': 'export const systemNow = () => new Date()',
      'lib/kernel/db.ts': "// why\nimport 'server-only'\nexport {}",
      'lib/plans/commands.ts': "/** Why. */\nimport 'server-only'\n",
      'lib/plans/rules/deadlines.ts':
        "// not new Date()\nexport const at = (day: string) => new Date(day)\nexport const u = 'http://x' // Date.now()",
      'lib/resolutions/import/parse.ts': 'export {}',
      'app/page.tsx': "export const a = process.env.NODE_ENV === 'test'",
    }
    expect(broken(clean)).toEqual([])
  })
})

describe('the floors turn red on', () => {
  const bad: [rule: string, file: string, text: string][] = [
    ...house.domains.slice(0, -1).map((domain, at): [string, string, string] => {
      const after = house.domains[at + 1]
      return [
        `domain-order-${domain}`,
        `lib/${domain}/types.ts`,
        `import type { A } from '@/lib/${after}/types'\nexport type B = A`,
      ]
    }),
    ['app-opens-loaders-and-actions', 'app/a/page.tsx', "import '@/lib/plans/queries'"],
    ['handlers-call-loaders-and-commands', 'app/api/a/route.ts', "import '@/lib/plans/queries'"],
    ['components-know-no-server', 'components/plans/a.tsx', "'use client'\nimport '@/lib/plans/loaders'"],
    ['ui-is-domain-free', 'components/ui/a.tsx', "import '@/lib/plans/types'"],
    ['components-below-app', 'components/plans/b.tsx', "import '@/app/a/page'"],
    ['lib-below-the-page', 'lib/plans/mail.ts', "import '@/components/ui/a'"],
    ['kernel-is-the-floor', 'lib/kernel/mail.ts', "import '@/lib/plans/types'"],
    ['queries-and-commands-below-the-doors', 'lib/plans/commands/a.ts', "import '@/lib/plans/loaders'"],
    ['queries-only-read', 'lib/plans/queries/a.ts', "import '@/lib/plans/commands/a'"],
    ['loaders-only-read', 'lib/plans/loaders/a.ts', "import '@/lib/plans/commands/b'"],
    ['actions-go-through-commands', 'lib/plans/actions.ts', "import '@/lib/plans/queries'"],
    ['decisions-below-the-work', 'lib/plans/schema.ts', "import '@/lib/plans/queries'"],
    ['decisions-are-pure', 'lib/plans/rules/a.ts', "import 'react'"],
    ['decisions-are-pure', 'lib/plans/rules/b.ts', "import 'next/headers'"],
    [
      'decisions-are-pure',
      'lib/plans/rules/c.ts',
      "import { systemNow } from '@/lib/kernel/clock'\nexport const a = systemNow",
    ],
    [
      'decisions-are-pure',
      'lib/plans/policy/d.ts',
      "import type { Plan } from '@/lib/kernel/prisma/client'\nexport type A = Plan",
    ],
    ['decisions-touch-no-machine', 'lib/plans/rules/e.ts', "import 'node:fs'"],
    ['database-behind-queries', 'app/b/page.tsx', "import '@/lib/kernel/db'"],
    ['database-behind-queries', 'lib/plans/mail/a.ts', "import 'pg'"],
    ['product-knows-no-tools', 'lib/kernel/jobs.ts', "import '@/scripts/a'"],
    ['no-circles', 'lib/methods/rules/a.ts', "import './b'"],
    ['imports-resolve', 'lib/people/messages.ts', "import './nowhere'"],
  ]
  const targets = {
    'lib/plans/queries.ts': "import 'server-only'",
    'lib/plans/loaders.ts': "import 'server-only'",
    'lib/plans/commands/b.ts': "import 'server-only'",
    'lib/kernel/db.ts': "import 'pg'",
    'lib/kernel/clock.ts': 'export const systemNow = () => 1',
    'lib/kernel/prisma/client.ts': 'export type Plan = 1',
    'lib/kernel/prisma/enums.ts': 'export const Role = 1',
    'lib/methods/rules/b.ts': "import './a'",
    'lib/monitoring/types.ts': 'export type A = 1',
    'scripts/a.ts': 'export {}',
  }

  it('each bad example, and on nothing else', { timeout: 60_000 }, async () => {
    const files = Object.fromEntries(bad.map(([, file, text]) => [file, text]))
    const { ok, output } = await cruise(clone({ ...targets, ...files }))
    expect(ok).toBe(false)
    for (const [rule, file] of bad) expect(output).toMatch(new RegExp(`error ${rule}: ${file.replaceAll('.', '\\.')}`))
  })

  it('nothing when imports run downwards', { timeout: 60_000 }, async () => {
    const good = {
      'app/a/page.tsx': "import '@/lib/plans/loaders'\nimport '@/components/plans/a'",
      'app/api/a/route.ts': "import '@/lib/plans/loaders'",
      'components/plans/a.tsx':
        "import '@/components/ui/a'\nimport '@/lib/plans/types'\nimport type { A } from '@/lib/plans/queries'\nexport type B = A",
      'components/ui/a.tsx': "import 'react'",
      'lib/plans/types.ts': "import { Role } from '@/lib/kernel/prisma/enums'\nexport const a = Role",
      'lib/plans/rules.ts': "import './types'\nimport '@/lib/people/types'",
      'lib/people/types.ts': 'export {}',
      'lib/plans/loaders.ts': "import 'server-only'\nimport './queries'\nimport 'react'",
      'lib/plans/queries.ts': "import 'server-only'\nimport '@/lib/kernel/db'\nimport './rules'",
      'lib/kernel/db.ts': "import 'pg'",
      'lib/kernel/prisma/enums.ts': 'export const Role = 1',
    }
    expect(await cruise(clone(good))).toMatchObject({ ok: true })
  })
})
