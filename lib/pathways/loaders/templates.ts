import 'server-only'
import { notFound } from 'next/navigation'
import { db } from '@/lib/kernel/db'
import { requireScope } from '@/lib/kernel/request'
import { listTemplates } from '../queries/templates'
import type { Template } from '../types'

/** The templates of the municipality, for who writes them. */
export async function loadTemplates(): Promise<Template[]> {
  const { actor } = await requireScope('pathway.templates')
  return listTemplates(db(), actor.municipalityId)
}

export async function loadTemplate(key: string): Promise<Template> {
  const template = (await loadTemplates()).find((each) => each.key === key)
  if (!template) notFound()
  return template
}
