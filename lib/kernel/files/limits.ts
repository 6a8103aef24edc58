/** Rule 24: what a file may weigh, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024
/** Symbols kept of a file's name. */
export const MAX_NAME_LENGTH = 200
/** Parts of a Word or Excel file; real ones have some hundreds. */
export const MAX_ZIP_ENTRIES = 5000
/** Declared size of all parts of a Word or Excel file, unpacked. */
export const MAX_UNPACKED_BYTES = 400 * 1024 * 1024
/** The only part that is unpacked, and no further than this: the list of kinds of parts. */
export const MAX_CONTENT_TYPES_BYTES = 1024 * 1024
