import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { resolutionRef } from './words'

type Awaiting = { id: string; title: string; number: string | null; date: string | null }

/** Drafts that somebody has checked and nobody has issued yet; nothing when there are none. */
export function AwaitingIssue({ resolutions }: { resolutions: Awaiting[] }) {
  if (resolutions.length === 0) return null
  return (
    <ul aria-label="Проверено, ждёт выпуска" className="border-line border-t">
      {resolutions.map((resolution) => (
        <li key={resolution.id} className="border-line border-b py-2.5 sm:px-2">
          <p className="flex items-center gap-1.5 font-medium text-gold text-sm">
            <Icon name="list-checks" />
            Проверено, ждёт выпуска
          </p>
          <Link href={`/resolutions/${resolution.id}/issue`} className="link">
            {resolutionRef(resolution)} «{resolution.title}»
          </Link>
        </li>
      ))}
    </ul>
  )
}
