import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { DraftPreview } from '@/components/resolutions/draft/draft-preview'
import { loadDraft } from '@/lib/resolutions/loaders/drafts'

type Props = PageProps<'/resolutions/[resolutionId]/draft'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { head } = await loadDraft((await params).resolutionId)
  return { title: `Черновик: ${head.title || 'без названия'}` }
}

export default async function DraftPage({ params, searchParams }: Props) {
  const view = await loadDraft((await params).resolutionId)
  return <DraftPreview view={view} query={await searchParams} newId={randomUUID()} />
}
