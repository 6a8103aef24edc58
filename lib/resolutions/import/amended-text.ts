import { countOf, quoteBalance } from './mask'

/** «Срок: …», «Ответственный: …»: a line that belongs to the item above it. */
export const LABEL_LINE = /^[(]?(?:срок(?:и)?(?:\s|:)|ответственн|исполнител|отв\.|контроль[:\s]*[–-]|куратор)/i
/** What ends even an unfinished quotation. */
export const STRONG_END =
  /^(?:контроль за|настоящ\S+ (?:постановлени|решени|приказ|распоряжени)|опубликовать|признать утратив|обнародовать)/i

/** How many quotations a line of an amendment opens after «в редакции:», «словами» and the like, and leaves open. */
export function quotesLeftOpen(text: string): number {
  const lead = [
    ...text.matchAll(
      /(?:редакции|содержания|словами|следующее|абзац\S*|пункт\S*|строк\S*|част\S*|стать\S*)\s?:?\s?(?=[«"„])/gi,
    ),
  ].at(-1)
  const from = /^[«"„]/.test(text) ? 0 : lead ? lead.index + lead[0].length : -1
  if (from < 0) return 0
  const rest = text.slice(from)
  const straight = rest.startsWith('"') && countOf(rest, '"') % 2 === 1 ? 1 : 0
  return /[.;!?]»[.;,]*$/.test(rest) ? 0 : Math.max(0, quoteBalance(rest) + straight)
}
