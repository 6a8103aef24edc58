import { isExecutorNoun } from './words'

// Persons are known by the shape of a name only: «Наумова С.Е.», «С.Е. Наумова», «Наумова Светлана Евгеньевна».
// Never by a list of names: none would hold the names of another municipality.

// «Римская-Корсакова», «Дадар-оол».
const SURNAME = '[А-ЯЁ][а-яё]+(?:-[А-ЯЁа-яё][а-яё]+)?'
const INITIALS = '[А-ЯЁ]\\. ?[А-ЯЁ]\\.?'
const PATRONYMIC = '[А-ЯЁ][а-яё]+(?:ович|евич|ич|овн|евн|ичн|иничн)[а-яё]{0,3}'
const NAME = new RegExp(
  `(?<![\\p{L}])(?:${SURNAME} ${INITIALS}(?![а-яё])|${SURNAME} [А-ЯЁ][а-яё]+ ${PATRONYMIC}|[А-ЯЁ][а-яё]+ ${PATRONYMIC} ${SURNAME}|[А-ЯЁ]\\. ?[А-ЯЁ]\\. ?${SURNAME}|[А-ЯЁ]{3,} ${INITIALS}(?![а-яё]))`,
  'gu',
)
const BEHIND = new RegExp(`^[А-ЯЁ]\\. ?[А-ЯЁ]\\. ?${SURNAME}`, 'u')
const LONE_SURNAME =
  /^[А-ЯЁ][а-яё]+(?:ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ына|ский|ская|цкий|цкая|енко|чук|юк|ых)(?:ой|у|ым)?$/

export type Found = { text: string; from: number; to: number }

/** Names in `view` with their offsets; those of whom something is named («имени А.С. Пушкина») are none. */
export function findPersons(view: string): Found[] {
  const found: Found[] = []
  for (const match of view.matchAll(NAME)) {
    if (/(?:им\.|имени|памяти|премии)\s*$/i.test(view.slice(Math.max(0, match.index - 12), match.index))) continue
    // «Секретарю Н.П. Лебедевой»: an office before the initials is no surname.
    const office = /^[А-ЯЁ][а-яё]+ (?=[А-ЯЁ]\.)/.exec(match[0])
    const behind =
      office && isExecutorNoun(office[0])
        ? BEHIND.exec(view.slice(match.index + office[0].length, match.index + 80))
        : null
    const from = match.index + (office && behind ? office[0].length : 0)
    const text = (behind?.[0] ?? match[0]).trim()
    found.push({ text, from, to: from + text.length })
  }
  return found
}

/** Closed brackets without inner ones: offsets with the brackets. */
export function findBrackets(view: string): Found[] {
  const found: Found[] = []
  let from = -1
  for (let i = 0; i < view.length; i++) {
    if (view[i] === '(') from = i
    else if (view[i] === ')' && from >= 0) {
      found.push({ text: view.slice(from, i + 1), from, to: i + 1 })
      from = -1
    }
  }
  return found
}

/** Names inside one bracket; a lone word counts when it has a surname's ending («(Петрова)»). */
export function personsInBracket(bracket: Found): Found[] {
  const inside = findPersons(bracket.text).map((p) => ({ ...p, from: p.from + bracket.from, to: p.to + bracket.from }))
  if (inside.length > 0) return inside
  const lone: Found[] = []
  let at = bracket.from + 1
  for (const part of bracket.text.slice(1, -1).split(',')) {
    const name = part.trim()
    if (name !== '' && !LONE_SURNAME.test(name)) return []
    if (name !== '') lone.push({ text: name, from: at + part.indexOf(name), to: at + part.indexOf(name) + name.length })
    at += part.length + 1
  }
  return lone
}

/** A phrase without the given stretches, its commas and spaces put right. */
export function without(
  view: string,
  from: number,
  to: number,
  stretches: readonly { from: number; to: number }[],
): string {
  let out = ''
  let at = from
  for (const stretch of [...stretches].sort((a, b) => a.from - b.from)) {
    if (stretch.to <= at || stretch.from >= to) continue
    out += `${view.slice(at, Math.max(at, stretch.from))} `
    at = stretch.to
  }
  out += view.slice(at, to)
  return tidy(out)
}

/** Single spaces, none before a comma, no stray punctuation at the ends. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,;:.)])/g, '$1')
    .replace(/\( /g, '(')
    .replace(/,(?:,)+/g, ',')
    .replace(/^[\s,;:.–—-]+/, '')
    .replace(/[\s,;:–—-]+$/, '')
    .replace(/\(\)/g, '')
    .trim()
}
