import 'server-only'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import type { Scope } from '@/lib/kernel/scope'
import { canKeep } from '../policy/registers'
import { findEvidencePlace } from '../queries/evidence'
import { evidencePage } from '../rules/evidence'

/** The page of the record that a file may be added to by this person; null is «not found» for the upload's door. */
export async function findUploadPage(actor: Actor, scope: Scope, recordId: string): Promise<string | null> {
  const place = await findEvidencePlace(db(), scope, recordId)
  return place && canKeep(actor, place) ? evidencePage(place) : null
}
