import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { QuickAction } from '@/components/resolutions/quick-action'
import { ResolutionStateMark } from '@/components/resolutions/resolution-state'
import { ResolutionText } from '@/components/resolutions/resolution-view'
import { resolutionRef } from '@/components/resolutions/words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { said } from '@/components/ui/said'
import { continueResolutionAction } from '@/lib/resolutions/actions/drafts'
import { loadResolution, type ResolutionView } from '@/lib/resolutions/loaders/resolutions'

type Props = PageProps<'/resolutions/[resolutionId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { head } = await loadResolution((await params).resolutionId)
  return { title: head.title }
}

const DONE: Record<string, string> = {
  issued: 'Решение выпущено. Организации видят свои поручения.',
  issuedHistorical: 'Решение выпущено в историческом режиме. Теперь внесите, что и когда было исполнено.',
  amended: 'Изменение внесено. Что было и что стало — ниже, в разделе «Изменения».',
  state: 'Состояние решения изменено.',
}

export default async function ResolutionPage({ params, searchParams }: Props) {
  const view = await loadResolution((await params).resolutionId)
  const { done } = await searchParams
  const key = done === 'issued' && view.head.historical ? 'issuedHistorical' : done
  const message = said(DONE, key)
  return (
    <>
      <PageHeader
        title={view.head.title}
        eyebrow={resolutionRef(view.head)}
        breadcrumbs={[{ label: 'Решения коллегии', href: '/resolutions' }]}
        status={<ResolutionStateMark state={view.head.state} historical={view.head.historical} />}
        action={<Links view={view} />}
      />
      {message && (
        <Notice tone="success" className="mb-6">
          {message}
        </Notice>
      )}
      {!view.issuedAt && (
        <Notice className="mb-6">
          {view.head.state === 'CANCELLED'
            ? 'Черновик отменён: поручений по нему нет и не будет.'
            : 'Это черновик: его готовит Управление образования, поручений по нему ещё нет.'}
        </Notice>
      )}
      <ResolutionText view={view} />
      {view.canEdit && <Steps view={view} requestKey={randomUUID()} />}
    </>
  )
}

function Links({ view }: { view: ResolutionView }) {
  const base = `/resolutions/${view.head.id}`
  if (!view.issuedAt) return null
  return (
    <>
      {view.seesSummary && (
        <ButtonLink href={`${base}/summary`} icon="file-text">
          Справка об исполнении
        </ButtonLink>
      )}
      {view.seesMatrix && (
        <ButtonLink href={`${base}/matrix`} icon="layout-grid" variant="primary">
          Ход исполнения
        </ButtonLink>
      )}
    </>
  )
}

/** What the Department may do with an issued resolution. */
function Steps({ view, requestKey }: { view: ResolutionView; requestKey: string }) {
  const base = `/resolutions/${view.head.id}`
  const { state, historical } = view.head
  return (
    <section aria-label="Действия с решением" className="rule-double-t flex flex-wrap gap-3 pt-4 print:hidden">
      {state === 'ISSUED' && (
        <ButtonLink href={`${base}/amend`} icon="pencil">
          Внести изменение
        </ButtonLink>
      )}
      {historical && state !== 'ARCHIVED' && (
        <ButtonLink href={`${base}/results`} icon="history">
          Внести результаты
        </ButtonLink>
      )}
      {state !== 'CANCELLED' && (
        <QuickAction action={continueResolutionAction} values={{ resolutionId: view.head.id, requestKey }}>
          <Button type="submit" icon="copy">
            Новое решение на основе этого
          </Button>
        </QuickAction>
      )}
      {(state === 'ISSUED' || state === 'COMPLETED') && (
        <ButtonLink href={`${base}/complete`} icon={state === 'ISSUED' ? 'check' : 'archive'}>
          {state === 'ISSUED' ? 'Завершить' : 'Передать в архив'}
        </ButtonLink>
      )}
    </section>
  )
}
