import type { Metadata } from 'next'
import { PairsForm } from '@/components/diagnostics/sheet-forms'
import { loadPairs } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Опрос об интересах' }

export default async function PairsPage({ params }: PageProps<'/questionnaire/[page]'>) {
  const view = await loadPairs((await params).page)
  return (
    <div className="mx-auto max-w-xl space-y-5">
      <div>
        <p className="text-muted text-sm">
          {view.name}, страница {view.page} из {view.pages}
        </p>
        <h1 className="text-2xl sm:text-3xl">Что больше по душе?</h1>
      </div>
      <p>Представь, что умеешь и то и другое. Выбери, чем занялся бы охотнее.</p>
      <PairsForm
        key={view.page}
        page={view.page}
        pages={view.pages}
        from={view.from}
        pairs={view.pairs}
        answers={view.answers}
      />
    </div>
  )
}
