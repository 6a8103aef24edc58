import { Button } from '@/components/ui/button'
import { PostForm } from '@/components/ui/post-form'
import { endSessionAction } from '@/lib/people/actions'
import { roleNames } from '@/lib/people/messages'
import type { OwnSession } from '@/lib/people/types'
import { Moment } from './moment'

/** The own open sessions; every other one can be ended from here. */
export function SessionList({ sessions, timeZone }: { sessions: OwnSession[]; timeZone: string }) {
  return (
    <ul className="border-line border-t">
      {sessions.map((session) => (
        <li key={session.id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-2.5">
          <div className="min-w-0">
            <p className="font-medium">
              Вход <Moment at={session.createdAt} timeZone={timeZone} />
              {session.current && <span className="font-normal text-muted"> — этот сеанс</span>}
            </p>
            <p className="text-muted text-sm">
              Последнее действие <Moment at={session.lastSeenAt} timeZone={timeZone} />
              {session.grant && `; ${roleNames[session.grant.role]}, ${session.grant.organizationName}`}
            </p>
          </div>
          {!session.current && (
            <PostForm action={endSessionAction} values={{ sessionId: session.id }}>
              <Button type="submit" size="sm">
                Завершить
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
