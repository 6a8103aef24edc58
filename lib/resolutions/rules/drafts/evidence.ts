import type { ItemMeasure } from '@/lib/kernel/prisma/enums'
import type { EvidenceRequirement, FigureRequest } from '../../types'
import { ANY_DUTY, EVIDENCE_TABLE } from './evidence-table'

/** «Разработать план (программу) профориентационных мероприятий» («Решение коллегии 25.02.2022», п. 4.1, 5.1). */
const CAREER_PLAN = /(?:разработ|утверд|состав|приня)[а-я]*.{0,60}план[а-я]*.{0,60}профориентац/

/** By which words of an item the portal knows which of its records show it; the first that fits, where it is sure (пп. 4.1–4.4, 5.1, 5.2, 6.1). */
const MEASURE_TABLE: [RegExp, ItemMeasure][] = [
  [CAREER_PLAN, 'PLAN_APPROVED'],
  [/(?:программ[а-я]+ воспитани.{0,200}профориентац)|портфел/, 'PORTFOLIO_PROJECTS'],
  [/профориентац.{0,60}(?:содержани[а-я]+ .{0,20}образовани|учебн[а-я]+ план)/, 'CURRICULUM_VARIANTS'],
  [/индивидуальн[а-я]+ проект/, 'PUPILS_WITH_PROJECT'],
  [/индивидуальн[а-я]+ (?:образовательн[а-я]+ )?(?:программ[а-я]* \(?)?маршрут/, 'PATHWAYS_KEPT'],
  [/(?:обнов|коррект|актуализ).{0,120}(?:общеразвивающ|дополнительн)[а-я]+.{0,40}программ/, 'PROGRAMMES_UPDATED'],
]

/**
 * What a report on the item should bring, and what the portal's own records show of it, by the words of its text. Keys are `e1`, `e2` …, `f1` …: stable within the item, so that a
 * report keeps its answers when a title is reworded.
 */
export function proposeEvidence(text: string): {
  evidence: EvidenceRequirement[]
  figures: FigureRequest[]
  measure: ItemMeasure | null
} {
  const words = text.toLowerCase().replace(/ё/g, 'е').replace(/\s+/g, ' ')
  const found = EVIDENCE_TABLE.find((line) => line.words.test(words)) ?? ANY_DUTY
  return {
    measure: MEASURE_TABLE.find(([fits]) => fits.test(words))?.[1] ?? null,
    evidence: found.evidence.map(({ title, kind, required }, n) => ({
      key: `e${n + 1}`,
      title,
      kind,
      required: required ?? true,
    })),
    figures: found.figures.map(({ label, unit, required }, n) => ({
      key: `f${n + 1}`,
      label,
      unit,
      required: required ?? false,
    })),
  }
}

/** Gives a key to each line a person added, without touching the keys that reports already answer. */
export function withKeys<T extends { key: string }>(lines: T[], prefix: 'e' | 'f'): T[] {
  const used = new Set(lines.map((line) => line.key).filter(Boolean))
  const seen = new Set<string>()
  let next = 1
  return lines.map((line) => {
    if (line.key && !seen.has(line.key)) {
      seen.add(line.key)
      return line
    }
    while (used.has(`${prefix}${next}`) || seen.has(`${prefix}${next}`)) next++
    const key = `${prefix}${next}`
    seen.add(key)
    return { ...line, key }
  })
}
