import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from './actor'
import { env } from './env'
import { isFromOwnPage } from './own-origin'
import type { Verb } from './permissions'
import { type Scope, scopeOf } from './scope'
import { readActor } from './session'

/** The actor of this request, read once however many parts of a page ask. */
export const currentActor = cache(readActor)

/** The actor of a portal page: without a session to the sign-in, with a made password to its change. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  if (actor.mustChangePassword) redirect('/account/password')
  return actor
}

/** Actor and scope for a page's verb; a role that may not sees the same «not found» as for a page that is not there. */
export async function requireScope(verb: Verb): Promise<{ actor: Actor; scope: Scope }> {
  const actor = await requireActor()
  const scope = scopeOf(actor, verb)
  if (!scope) notFound()
  return { actor, scope }
}

/** True when a write comes from our own pages: `isFromOwnPage`. */
export function isOwnOrigin(given: Headers): boolean {
  return isFromOwnPage({ host: ownHost(given), origin: given.get('origin'), site: given.get('sec-fetch-site') })
}

function ownHost(given: Headers): string | null {
  return (env().TRUST_PROXY && given.get('x-forwarded-host')) || given.get('host')
}

/** The portal's own address as the world knows it, without a slash at its end: for addresses that people take elsewhere. */
export function ownAddress(given: Headers): string {
  return (env().APP_URL ?? `http://${ownHost(given) ?? 'localhost'}`).replace(/\/$/, '')
}

/** The path of an address (a Referer) when it is one of ours, to lead back to; null for any other. */
export function ownPathOf(given: Headers, address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null
  const { host, pathname, search } = new URL(address)
  return host === ownHost(given) ? pathname + search : null
}

/** The client's address for throttling: the connection's, or what the trusted proxy says. */
export async function clientAddress(): Promise<string> {
  const given = await headers()
  const forwarded = given
    .get('x-forwarded-for')
    ?.split(',')
    .map((part) => part.trim())
  // Behind our own proxy the last entry is the one it added; without one Next itself fills the header from the socket.
  return forwarded?.at(-1) || 'unknown'
}
