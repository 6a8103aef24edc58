/** The kinds of files the portal takes. */
export type FileKind = 'docx' | 'xlsx' | 'pdf' | 'jpg' | 'png' | 'txt' | 'md' | 'html'

/** Rule 24: what an executor may attach. */
export const EVIDENCE_KINDS: readonly FileKind[] = ['docx', 'xlsx', 'pdf', 'jpg', 'png']
/** A resolution's source may be plain text, too. */
export const SOURCE_KINDS: readonly FileKind[] = [...EVIDENCE_KINDS, 'txt', 'md', 'html']

export const FILE_MIME: Record<FileKind, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
}

/** Endings that fit a kind, the first one is put on when none does. */
export const FILE_ENDINGS: Record<FileKind, readonly [string, ...string[]]> = {
  docx: ['docx'],
  xlsx: ['xlsx'],
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  png: ['png'],
  txt: ['txt', 'text'],
  md: ['md', 'markdown'],
  html: ['html', 'htm', 'xhtml'],
}

export type FileRefusal = 'FILE_TOO_LARGE' | 'FILE_KIND' | 'FILE_EMPTY' | 'FILE_BROKEN' | 'FILE_MACROS'
