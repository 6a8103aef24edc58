import fs from 'node:fs'
import path from 'node:path'
import { hashOfFiles } from '../support/hash'
import { root } from '../support/root'
import { Sentence } from '../support/sentence'
import { prismaWithoutEngine } from './prisma-cli'

const client = path.join(root, 'lib', 'kernel', 'prisma')
const stamp = path.join(client, '.schema-hash')

/** Makes Prisma's client when it is missing or older than the schema; true when it did. */
export async function generateClient({ force = false } = {}): Promise<boolean> {
  const hash = hashOfFiles(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  const current = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash
  if (current && !force && fs.existsSync(path.join(client, 'client.ts'))) return false
  const made = await prismaWithoutEngine(['generate'])
  if (made.code !== 0)
    throw new Sentence(`Клиент базы данных не собран (prisma generate):\n${made.stderr || made.stdout}`)
  fs.writeFileSync(stamp, hash)
  return true
}
