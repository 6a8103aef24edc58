/** Bounds of one import, so that no input, however made, takes more than seconds or some tens of megabytes. */
export const LIMITS = {
  /** The bound for a source. */
  fileBytes: 5 * 1024 * 1024,
  /** One inflated part of a .docx: about 300 pages of text with its mark-up. */
  partBytes: 24 * 1024 * 1024,
  zipEntries: 4000,
  /** Characters kept of the whole text; acts stand before their annexes, so what is cut is annex. */
  textChars: 1_000_000,
  lines: 40_000,
  lineChars: 20_000,
  pdfPages: 300,
  tableDepth: 8,
  tableCells: 60_000,
  items: 1500,
  /** Characters of one item that are searched for executor and deadline. */
  itemChars: 6000,
} as const
