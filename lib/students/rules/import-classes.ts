import type { ClassPlace } from '../types/import'
import { cyrillic, plainKey } from './import-names'

type Cells = { className: string; grade: string; letter: string; group: string }
export type ReadPlace = { place: ClassPlace | null } | { field: keyof Cells; objection: string }

const QUOTES = /["'«»„“”`’()]/g

function classPlace(grade: number, letter: string | null): ClassPlace {
  const name = `${grade}${letter ?? ''}`
  return { key: `класс ${plainKey(name)}`, kind: 'CLASS', grade, letter, name }
}

/** The key of a class that stands in the database, to be compared with `ClassPlace.key`. */
export function classKey(one: { kind: string; grade: number | null; letter: string | null; name: string }): string {
  if (one.kind === 'CLASS') return `класс ${plainKey(`${one.grade}${cyrillicLetter(one.letter ?? '')}`)}`
  return `группа ${plainKey(one.name.replace(QUOTES, ''))}`
}

// A lone Latin letter has no Cyrillic neighbour to betray it.
function cyrillicLetter(text: string): string {
  return cyrillic(`я${text.replace(QUOTES, '').trim()}`)
    .slice(1)
    .toUpperCase()
}

/** «8А», «8 "А"», «8-А», «8 а», «8 класс», «VIII» is none. Null when it is not understood. */
export function readClassName(text: string): { grade: number; letter: string | null } | null {
  const plain = text
    .replace(QUOTES, ' ')
    .replace(/(^|\s)(класс|кл)\.?(?=\s|$)/giu, ' ')
    .trim()
  const parts = /^(\d{1,2})\s*[-‐‑–—./_]?\s*(\p{L}{0,2}\d?)$/u.exec(plain)
  const grade = Number(parts?.[1])
  if (!parts || grade < 1 || grade > 11) return null
  return { grade, letter: cyrillicLetter(parts[2] ?? '') || null }
}

/** The class or group that a row names in its columns; null when all of them are empty. `organizationKind` decides what a group is. */
export function readPlace(cells: Cells, organizationKind: string): ReadPlace {
  if (organizationKind !== 'SCHOOL' || (cells.group && !cells.className && !cells.grade))
    return readGroup(cells, organizationKind)
  const { className, grade, letter } = cells
  const written = className || grade
  if (!written) {
    if (!letter) return { place: null }
    return { field: 'letter', objection: `«${letter}» — есть литера, но не указан класс` }
  }
  const field = className ? 'className' : 'grade'
  const read = readClassName(written)
  if (!read) return { field, objection: `«${written}» — класс не распознан: пишите от 1 до 11 с литерой, например 8А` }
  const other = className && grade ? readClassName(grade) : null
  if (className && grade && other?.grade !== read.grade) {
    return { field: 'grade', objection: `«${grade}» не сходится с классом «${className}»` }
  }
  if (!letter) return { place: classPlace(read.grade, read.letter) }
  const sign = cyrillicLetter(letter)
  if (!/^\p{L}{1,2}\d?$/u.test(sign))
    return { field: 'letter', objection: `«${letter}» — литера не распознана: нужна одна буква` }
  if (read.letter && read.letter !== sign) {
    return { field: 'letter', objection: `«${letter}» не сходится с классом «${written}»` }
  }
  return { place: classPlace(read.grade, sign) }
}

function readGroup(cells: Cells, organizationKind: string): ReadPlace {
  const field = cells.group ? 'group' : 'className'
  const name = (cells.group || cells.className)
    .replace(/["„“”]/g, '')
    .replace(/^«([^«»]*)»$/, '$1')
    .trim()
  if (!name) return { place: null }
  if (name.length > 60) return { field, objection: 'название группы длиннее 60 знаков' }
  const kind = organizationKind === 'ADDITIONAL' ? 'STUDY_GROUP' : 'PRESCHOOL_GROUP'
  return { place: { key: `группа ${plainKey(name.replace(QUOTES, ''))}`, kind, grade: null, letter: null, name } }
}
