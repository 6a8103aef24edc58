import 'server-only'
import type { Reader } from '@/lib/kernel/db'
import { TEMPLATES } from '../rules/templates'
import type { Template, TemplateStep } from '../types'

/** The templates as the municipality has them: its own writing over the portal's; one statement. */
export async function listTemplates(reader: Reader, municipalityId: string): Promise<Template[]> {
  const own = await reader.pathwayTemplate.findMany({ where: { municipalityId }, take: TEMPLATES.length })
  return TEMPLATES.map((template) => {
    const written = own.find(({ key }) => key === template.key)
    if (!written) return template
    const { title, goal, version } = written
    // Written by saveTemplate alone, which has parsed them.
    return { ...template, title, goal, version, steps: written.steps as TemplateStep[] }
  })
}
