// What stands in quotation marks is another text (a name, quoted amendment) and no duty of this one.
// Masking keeps every offset: the hidden characters become spaces' stand-ins of the same length.

const HIDDEN = '\u0001'

function hide(view: string, from: number, to: number): string {
  return view.slice(0, from) + HIDDEN.repeat(Math.max(0, to - from)) + view.slice(to)
}

/** Quoted stretches `[from, to)`, marks included: «…» nested and „…“; straight quotes by what stands on either side. */
export function quotedStretches(view: string): [number, number][] {
  const stretches: [number, number][] = []
  const open: number[] = []
  let straight = -1
  for (let i = 0; i < view.length; i++) {
    const c = view[i]
    if (c === '«' || c === '„') open.push(i)
    else if (c === '»' || (c === '“' && open.length > 0)) {
      const from = open.pop()
      if (from !== undefined && open.length === 0) stretches.push([from, i + 1])
    } else if (c === '"' || c === '“' || c === '”') {
      const opens = straight < 0 || (/[\s(]/.test(view[i - 1] ?? ' ') && /[\p{L}\d]/u.test(view[i + 1] ?? ''))
      if (opens) {
        if (straight < 0) straight = i
      } else {
        stretches.push([straight, i + 1])
        straight = -1
      }
    }
  }
  // A mark that is never closed («ООО «Ромашка») hides what lies up to the last closing one inside it, nothing else.
  const first = open[0]
  if (first !== undefined) {
    const last = view.lastIndexOf('»')
    if (last > first) stretches.push([first, last + 1])
  }
  return stretches.sort((a, b) => a[0] - b[0])
}

/** `view` with the inside of quotation marks hidden. */
export function maskQuotes(view: string): string {
  const chars = view.split('')
  for (const [from, to] of quotedStretches(view)) for (let i = from + 1; i < to - 1; i++) chars[i] = HIDDEN
  return chars.join('')
}

const DEADLINE_IN_BRACKETS =
  /^\((?:срок|до \d|к \d|не позднее|не реже|в срок|в течение|еже(?:год|меся|кварт|недел|днев)|постоянно|по мере|(?:по|согласно) (?:[а-яё]+ )?график)/i

/** `view` with brackets hidden too, except those that state a deadline. Unclosed brackets hide nothing. */
export function maskBrackets(view: string): string {
  let out = view
  let from = -1
  for (let i = 0; i < view.length; i++) {
    if (view[i] === '(') from = i
    else if (view[i] === ')' && from >= 0) {
      if (!DEADLINE_IN_BRACKETS.test(view.slice(from, from + 20))) out = hide(out, from, i + 1)
      from = -1
    }
  }
  return out
}

/** True where `masked` hides what stood in quotation marks or brackets. */
export function isHidden(masked: string, at: number): boolean {
  return masked[at] === HIDDEN
}

/** How often `mark` stands in `text`. */
export function countOf(text: string, mark: string): number {
  let n = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) n++
  return n
}

/** Opening less closing quotation marks («, „ and »). */
export function quoteBalance(text: string): number {
  return countOf(text, '«') + countOf(text, '„') - countOf(text, '»')
}
