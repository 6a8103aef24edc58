/** What a spreadsheet may take for a formula when it is the first character (rule 26). */
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/u

/** True when a cell's text must be held back from being read as a formula. */
export function looksLikeFormula(text: string): boolean {
  return DANGEROUS.test(text)
}

/** The text for a CSV cell: an apostrophe in front keeps «=1+1» from being computed. */
export function neutralised(text: string): string {
  return looksLikeFormula(text) ? `'${text}` : text
}

// What XML 1.0 cannot hold at all (an escape does not help): control characters but tab and line ends, lone surrogates.
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu

/** The text without characters that would spoil an XLSX or a DOCX. */
export function writableText(text: string): string {
  return text.replace(UNWRITABLE, '')
}
