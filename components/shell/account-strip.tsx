import type { Actor } from '@/lib/kernel/actor'
import { signOutAction } from '@/lib/people/actions'
import { Button } from '../ui/button'
import { personName } from '../ui/format'
import { Link } from '../ui/link'
import { PostForm } from '../ui/post-form'

/** Who is signed in, the way to one's account, and out. */
export function AccountStrip({ actor }: { actor: Pick<Actor, 'lastName' | 'firstName' | 'middleName'> }) {
  return (
    <>
      <Link href="/account" className="inline-flex min-h-10 items-center underline-offset-4 hover:underline">
        {personName(actor)}
      </Link>
      <PostForm action={signOutAction}>
        <Button type="submit" variant="quiet" size="sm" icon="log-out">
          Выйти
        </Button>
      </PostForm>
    </>
  )
}
