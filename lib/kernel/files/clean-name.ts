import { FILE_ENDINGS, type FileKind } from './kinds'
import { MAX_NAME_LENGTH } from './limits'

// Controls, separators of lines, marks that turn or hide text (a name must read as it is), halves of surrogate pairs.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu
const FORBIDDEN_ON_WINDOWS = /[<>:"|?*]/g
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

function endingOf(name: string): string {
  const at = name.lastIndexOf('.')
  return at > 0 ? name.slice(at + 1) : ''
}

function shortened(name: string): string {
  const symbols = Array.from(name)
  if (symbols.length <= MAX_NAME_LENGTH) return name
  const ending = Array.from(endingOf(name)).slice(0, 10).join('')
  const kept = MAX_NAME_LENGTH - (ending ? ending.length + 1 : 0)
  const stem = symbols.slice(0, kept).join('').trimEnd()
  return ending ? `${stem}.${ending}` : stem
}

/**
 * The name under which a file is kept and given back: the person's own, without a path, control and direction marks, at most
 * 200 symbols, with an ending that fits what the file really is.
 */
export function cleanFileName(given: string, kind: FileKind): string {
  const last = given.split(/[\\/]/).at(-1) ?? ''
  let name = last
    .normalize('NFC')
    .replace(/\p{Zs}/gu, ' ')
    .replace(HIDDEN, '')
    .replace(FORBIDDEN_ON_WINDOWS, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(RESERVED_ON_WINDOWS, '_$1')
  if (name === '') name = 'файл'
  const fits = FILE_ENDINGS[kind].includes(endingOf(name).toLowerCase())
  if (fits) return shortened(name)
  const ending = `.${FILE_ENDINGS[kind][0]}`
  return `${Array.from(name)
    .slice(0, MAX_NAME_LENGTH - ending.length)
    .join('')
    .trimEnd()}${ending}`
}
