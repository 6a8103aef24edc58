import { createHash } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { type Answer, act, actionsOfBuild, type BuiltAction, sql } from './portal'

export const PASSWORD = 'четыре тихих слова'

/** The parameters of lib/people/commands/passwords: a try has to cost what it costs in the portal. */
const hashed = hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })

/** A head of the second school whom no other test knows. */
export async function makeHead(login: string): Promise<string> {
  const [user] = await sql<{ id: string }>(
    `INSERT INTO "User" ("id", "municipalityId", "login", "passwordHash", "lastName", "firstName", "mustChangePassword")
     SELECT gen_random_uuid(), u."municipalityId", $1, $2, 'Проверкина', 'Анна', false FROM "User" u WHERE u."login" = 'head.school2'
     RETURNING "id"`,
    [login, await hashed],
  )
  await sql(
    `INSERT INTO "RoleGrant" ("id", "userId", "organizationId", "role", "validFrom")
     SELECT gen_random_uuid(), $1, g."organizationId", 'ORG_HEAD', '2022-01-10' FROM "RoleGrant" g JOIN "User" u ON u."id" = g."userId" WHERE u."login" = 'head.school2'`,
    [user?.id],
  )
  return user?.id ?? ''
}

const actions = actionsOfBuild()

export function actionNamed(name: string): BuiltAction {
  const found = actions.find((action) => action.name === name)
  if (!found) throw new Error(`The build serves no action ${name}`)
  return found
}

type From = { cookie?: string; headers?: Record<string, string>; portal?: string }

export function signIn(login: string, password: string, from: From = {}) {
  return act(actionNamed('signIn'), { login, password }, from)
}

/** The cookies that an answer puts, by name, each with what was said of it. */
export function cookiesOf({ headers }: Answer): Map<string, { value: string; flags: string }> {
  return new Map(
    headers.getSetCookie().map((line) => {
      const [, name = '', value = '', flags = ''] = /^([^=]+)=([^;]*);?\s*(.*)$/.exec(line) ?? []
      return [name, { value, flags }]
    }),
  )
}

/** The header a browser would send back. */
export function cookieHeader(answer: Answer): string {
  return [...cookiesOf(answer)].map(([name, { value }]) => `${name}=${value}`).join('; ')
}

export const tokenHash = (secret: string): string => createHash('sha256').update(secret).digest('hex')
