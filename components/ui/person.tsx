import { type PersonNameParts, personFullName, personName } from './format'

/** «Наумова С. Е.», the full name on hover. No avatars: a municipality is not a chat. */
export function Person({ name, post }: { name: PersonNameParts /** «директор». */; post?: string }) {
  return (
    <span>
      <span title={personFullName(name)}>{personName(name)}</span>
      {post && <span className="text-muted">, {post}</span>}
    </span>
  )
}
