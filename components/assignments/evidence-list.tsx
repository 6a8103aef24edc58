import { formatSize } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import type { EvidenceView } from '@/lib/resolutions/queries/reports'

type EvidenceListProps = {
  evidence: readonly EvidenceView[]
  /** What each requirement is called, by its key. */
  requirements?: Record<string, string>
  /** A form that takes the piece out, where it may be. */
  remove?: (piece: EvidenceView) => React.ReactNode
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname
  } catch {
    return url
  }
}

/** Evidence as cards: pictures by themselves, files by name and size, links by their host. */
export function EvidenceList({ evidence, requirements = {}, remove }: EvidenceListProps) {
  return (
    <ul className="grid gap-2 sm:grid-cols-2">
      {evidence.map((piece) => {
        const href = piece.fileId ? `/api/files/${piece.fileId}` : (piece.url ?? undefined)
        const picture = piece.fileId && piece.mime?.startsWith('image/')
        const answers = piece.requirementKey ? requirements[piece.requirementKey] : undefined
        return (
          <li key={piece.id} className="flex min-w-0 gap-3 rounded border border-line bg-surface p-3" data-keep>
            {picture ? (
              // biome-ignore lint/performance/noImgElement: a private file behind a permission check, not for an optimiser
              <img
                src={href}
                alt=""
                loading="lazy"
                className="size-14 shrink-0 rounded border border-line object-cover"
              />
            ) : (
              <span className="grid size-14 shrink-0 place-items-center rounded border border-line bg-sunken text-muted">
                <Icon name={piece.kind === 'LINK' ? 'link' : 'file-text'} className="size-6" />
              </span>
            )}
            <div className="min-w-0 grow">
              <a
                href={href}
                {...(piece.kind === 'LINK'
                  ? { target: '_blank', rel: 'noopener noreferrer nofollow' }
                  : { download: true })}
                className="link wrap-anywhere font-medium"
              >
                {piece.title}
                {piece.kind === 'LINK' && <span className="sr-only"> (откроется в новой вкладке)</span>}
              </a>
              <p className="wrap-anywhere text-muted text-sm">
                {piece.kind === 'LINK' ? hostOf(piece.url ?? '') : `${formatSize(piece.size ?? 0)}`}
                {piece.kind === 'FILE' && piece.fileName && piece.fileName !== piece.title && ` · ${piece.fileName}`}
              </p>
              {answers && <p className="text-muted text-sm">Подтверждает: {answers}</p>}
              {remove?.(piece)}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
