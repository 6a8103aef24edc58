import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
export type Field = readonly [name: string, value: string]
export type PageForm = { action: string; fields: Field[] }

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elements(child)
}

/** How many elements the page has. */
export function countElements(html: string): number {
  return [...elements(parse(html))].length
}

function typed(element: Element): string {
  if (element.tagName === 'select') {
    const options = [...elements(element)].filter(({ tagName }) => tagName === 'option')
    const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0]
    return chosen ? (attribute(chosen, 'value') ?? '') : ''
  }
  if (element.tagName !== 'textarea') return attribute(element, 'value') ?? ''
  return element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}

/** What a browser without scripts would post of an untouched form. */
function fieldsOf(form: Element): Field[] {
  return [...elements(form)].flatMap((element): Field[] => {
    const name = attribute(element, 'name')
    if (!name || !['input', 'textarea', 'select', 'button'].includes(element.tagName)) return []
    const type = attribute(element, 'type')
    const ticked = attribute(element, 'checked') !== undefined
    if ((type === 'checkbox' || type === 'radio') && !ticked) return []
    // A file field is posted empty; of the buttons only the pressed one counts, and none is named to matter here.
    if (type === 'file' || element.tagName === 'button') return []
    return [[name, typed(element)]]
  })
}

/** The first form of the page that has all the named fields. */
export function findForm(html: string, names: readonly string[]): PageForm | undefined {
  for (const element of elements(parse(html))) {
    if (element.tagName !== 'form') continue
    const fields = fieldsOf(element)
    if (names.every((name) => fields.some(([own]) => own === name)))
      return { action: attribute(element, 'action') ?? '', fields }
  }
  return undefined
}

/** The same form with other values; a field that it does not have is added. */
export function filled(fields: readonly Field[], values: Record<string, string>): Field[] {
  const left = new Map(Object.entries(values))
  const changed = fields.map(([name, value]): Field => {
    const other = left.get(name)
    left.delete(name)
    return [name, other ?? value]
  })
  return [...changed, ...left]
}

const BOUNDARY = '----bench7MA4YWxkTrZu0gW'
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`

export function multipart(fields: readonly Field[]): string {
  const parts = fields.map(([name, value]) => {
    const quoted = name.replaceAll('"', '%22')
    return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${quoted}"\r\n\r\n${value}\r\n`
  })
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}
