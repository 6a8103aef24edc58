/** Bytes of a source at most (the bound of what is read within the time of a request). */
export const SOURCE_BYTES = 5 * 1024 * 1024
