import 'server-only'
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { guessedForms, madePassword } from '../rules'

/** argon2id (the package's default algorithm) with the least parameters that OWASP's Password Storage Cheat Sheet accepts. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** A hash of nothing anybody knows, made with the same parameters: verifying against it takes an unknown login's time. */
const DUMMY = '$argon2id$v=19$m=19456,t=2,p=1$aTZ6R0d5WmZrY0JqVnQ3Uw$c0bEhJ1zR8sO6vJ5n1YxqPZ0m3fQb7kLw9tD2aUeXyI'

/** PHC string of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS)
}

/** True when the password fits; takes the same time when there is no such account (`stored` null). */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const fits = await verify(stored ?? DUMMY, password.normalize('NFC'))
  return stored !== null && fits
}

let leaked: Promise<ReadonlySet<string>> | undefined

/** True when the password, in one of the forms that a guesser tries, is among the 49,000 commonest of published leaks. */
export async function isCommonPassword(password: string): Promise<boolean> {
  // Read when the first password is chosen: no other request needs these 380 KB.
  leaked ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']))
  const list = await leaked
  return guessedForms(password).some((form) => list.has(form))
}

/** A password for a person to change at the first sign-in. */
export function newMadePassword(): string {
  return madePassword(randomBytes(64))
}
