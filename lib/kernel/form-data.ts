const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])
const MAX_DEPTH = 6
/** Deeper JSON is not of our forms: it would go back with the answer, and writing it out would exhaust the stack. */
const MAX_JSON_DEPTH = 8

/**
 * A form's fields as an object: «figures.children» nests, a name that ends in «[]» is always a list, «json:items» holds JSON,
 * Next's own fields are left out. Files stay `File`. What PostgreSQL cannot hold (zero bytes, halves of a surrogate pair) goes here,
 * once for all actions.
 */
export function readForm(form: FormData): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const given of new Set(form.keys())) {
    if (given.startsWith('$ACTION')) continue
    const values = form.getAll(given).map((value) => (typeof value === 'string' ? storable(value) : value))
    const name = storable(given)
    if (name.startsWith('json:')) put(read, name.slice(5), parseJson(values[0]))
    else if (name.endsWith('[]')) put(read, name.slice(0, -2), values)
    else put(read, name, values.at(-1))
  }
  return read
}

function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\ufffd')
}

function parseJson(value: FormDataEntryValue | undefined): unknown {
  try {
    return typeof value === 'string' ? storableJson(JSON.parse(value), 0) : undefined
  } catch {
    return undefined
  }
}

/** The value again with storable texts and without names that reach into prototypes; throws when it nests too deep. */
function storableJson(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return storable(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_JSON_DEPTH) throw new Error('JSON nests too deep')
  if (Array.isArray(value)) return value.map((one) => storableJson(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !FORBIDDEN_KEYS.has(key))
      .map(([key, one]) => [storable(key), storableJson(one, depth + 1)]),
  )
}

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.')
  if (keys.length > MAX_DEPTH || keys.some((key) => key === '' || FORBIDDEN_KEYS.has(key))) return
  let at = target
  for (const key of keys.slice(0, -1)) {
    const next = at[key]
    if (typeof next === 'object' && next !== null && !Array.isArray(next)) at = next as Record<string, unknown>
    else {
      const made: Record<string, unknown> = {}
      at[key] = made
      at = made
    }
  }
  const last = keys.at(-1)
  if (last !== undefined) at[last] = value
}
