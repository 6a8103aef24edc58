/** Rows of one table at most: a class, with room. */
export const TABLE_ROWS = 120
/** Characters of a pasted table, and of what a file's sheet comes to. */
export const SHEET_TEXT = 40_000
export const RESULT_FILE_BYTES = 1024 * 1024
