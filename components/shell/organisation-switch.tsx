import type { Actor } from '@/lib/kernel/actor'
import { switchGrantAction } from '@/lib/people/actions'
import { roleNames } from '@/lib/people/messages'
import { Button } from '../ui/button'
import { PostForm } from '../ui/post-form'

/** Organisation and role one acts under; with several grants a switch that opens without scripts. */
export function OrganisationSwitch({
  actor,
}: {
  actor: Pick<Actor, 'organizationName' | 'role' | 'grants' | 'grantId'>
}) {
  const words = (
    <span className="min-w-0">
      <span className="wrap-anywhere block font-semibold rail:truncate">{actor.organizationName}</span>
      <span className="wrap-anywhere block text-muted text-xs rail:truncate">{roleNames[actor.role]}</span>
    </span>
  )
  if (actor.grants.length < 2) return words
  return (
    <details className="relative">
      <summary className="inline-flex min-h-10 max-w-full cursor-pointer items-center rounded border border-control bg-surface px-3 py-1">
        {words}
      </summary>
      <div className="absolute z-30 mt-1 w-80 max-w-[90vw] rounded border border-control bg-surface p-2 shadow-float">
        <p className="px-2 pb-1 text-muted text-xs">Работать от имени</p>
        {actor.grants.map((grant) => (
          <PostForm key={grant.id} action={switchGrantAction} values={{ grantId: grant.id }}>
            <Button
              type="submit"
              variant="quiet"
              aria-current={grant.id === actor.grantId ? 'true' : undefined}
              className="w-full justify-start text-left aria-[current]:bg-sunken"
            >
              <span>
                {grant.organizationName}
                <span className="block text-muted text-xs">{roleNames[grant.role]}</span>
              </span>
            </Button>
          </PostForm>
        ))}
      </div>
    </details>
  )
}
