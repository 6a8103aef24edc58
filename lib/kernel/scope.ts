import type { Actor } from './actor'
import { type Reach, reachOf, type Verb } from './permissions'

declare const branded: unique symbol

/**
 * Whose rows a query may see. Made only by `scopeOf`, so that a query cannot be called with ids from a client;
 * it belongs in the `where` of every read.
 */
export type Scope = {
  readonly municipalityId: string
  /** Set when only this organisation's rows are seen. */
  readonly organizationId: string | null
  /** Set when only what was handed to this person is seen. */
  readonly handedToId: string | null
  /** Set when only classes in which this person has a standing duty are seen (within `organizationId`). */
  readonly classesOfId: string | null
  /** Set when only children with a standing link to this person are seen, wherever they learn. */
  readonly childrenOfId: string | null
  readonly reach: Exclude<Reach, 'none'>
  readonly [branded]: true
}

/** The actor's scope for a verb, null when the verb is refused to the role. */
export function scopeOf(
  actor: Pick<Actor, 'role' | 'userId' | 'municipalityId' | 'organizationId'>,
  verb: Verb,
): Scope | null {
  const reach = reachOf(actor.role, verb)
  if (reach === 'none') return null
  return {
    municipalityId: actor.municipalityId,
    organizationId: reach === 'all' ? null : actor.organizationId,
    handedToId: reach === 'handed' ? actor.userId : null,
    classesOfId: reach === 'classes' ? actor.userId : null,
    childrenOfId: reach === 'child' ? actor.userId : null,
    reach,
  } as Scope
}

/** The same scope narrowed to the actor's own organisation (a filter of a page, never a widening). */
export function narrowed(scope: Scope, organizationId: string): Scope {
  return scope.organizationId ? scope : ({ ...scope, organizationId, reach: 'own' } as Scope)
}
