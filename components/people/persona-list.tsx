import { Button } from '@/components/ui/button'
import { personFullName } from '@/components/ui/format'
import { PostForm } from '@/components/ui/post-form'
import type { Role } from '@/lib/kernel/prisma/enums'
import { signInAsPersonaAction } from '@/lib/people/actions'
import { roleNames, roleSights } from '@/lib/people/messages'
import type { Persona } from '@/lib/people/types'

/** Demo people by role: what one sees as such a person, and one button each. */
export function PersonaList({ byRole }: { byRole: Map<Role, Persona[]> }) {
  return [...byRole].map(([role, personas]) => (
    <section
      key={role}
      aria-labelledby={`role-${role}`}
      className="gap-x-10 border-line border-b py-5 first-of-type:pt-0 lg:grid lg:grid-cols-[20rem_minmax(0,1fr)]"
    >
      <div className="mb-2">
        <h2 id={`role-${role}`} className="text-xl">
          {roleNames[role]}
        </h2>
        <p className="mt-1 max-w-[65ch] text-muted text-sm">{roleSights[role]}</p>
      </div>
      <ul className="sm:grid sm:grid-cols-2 sm:gap-x-10">
        {personas.map((persona) => (
          <li key={persona.grantId} className="flex items-center justify-between gap-3 py-1.5">
            <span className="min-w-0">
              <span className="block font-medium">{personFullName(persona)}</span>
              <span className="block text-muted text-sm">{persona.organizationName}</span>
            </span>
            <PostForm
              action={signInAsPersonaAction}
              values={{ userId: persona.id, grantId: persona.grantId }}
              className="shrink-0"
            >
              <Button type="submit" size="sm" icon="log-in">
                Войти
                <span className="sr-only"> как {personFullName(persona)}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </section>
  ))
}
