// «… школ. 2. Утвердить …»: several items in one paragraph, as some sites print them.

/** Words before a number that cites («в пункте 2. Устава») rather than begins an item. */
const CITES = /(?:пункт|подпункт|част|стать|раздел|абзац|глав|приложени|таблиц|форм|п\.|№)\S*\s$/i

/** An item is hardly longer; without a bound a paragraph of a thousand items would be searched a thousand times whole. */
const REACH = 4000

/**
 * Where in an item's text the next item of the same paragraph begins: the next first-level number (`path` [2] → «3.»), or
 * the next sub-number (`path` [6] → «6.1.» after a colon, [6, 1] → «6.2.»). -1 where the text holds none.
 */
export function nextInline(whole: string, path: readonly number[], bracketed: boolean): number {
  const [top = 0, sub = 0] = path
  const text = whole.slice(0, REACH)
  const inner = bracketed || path.length > 2 ? -1 : find(text, `${top}.${sub + 1}`, opensInner)
  // Only what stands before the sub-item is searched again.
  const before = inner < 0 ? text : text.slice(0, inner)
  const outer = find(before, `${top + 1}${bracketed ? ')' : '.'}`, opensFirstLevel)
  return outer >= 0 ? outer : inner
}

type Opens = (before: string, after: string) => boolean

function find(text: string, number: string, opens: Opens): number {
  for (let at = text.indexOf(` ${number}`); at >= 0; at = text.indexOf(` ${number}`, at + 1)) {
    const from = at + 1
    if (opens(text.slice(Math.max(0, at - 16), from), text.slice(from + number.length, from + number.length + 8)))
      return from
  }
  return -1
}

const opensInner: Opens = (before, after) => /[.;:»)]\s$/.test(before) && /^\.?\s\p{L}/u.test(after)

const opensFirstLevel: Opens = (before, after) => {
  if (/[.;»)]\s$/.test(before)) return /^\s?\p{Lu}\p{Ll}/u.test(after)
  // A sentence may have lost its full stop: «… организациях района 2. Указанное …».
  return /\p{Ll}{4}\s$/u.test(before) && /^\s\p{Lu}\p{Ll}{3}/u.test(after) && !CITES.test(before)
}
