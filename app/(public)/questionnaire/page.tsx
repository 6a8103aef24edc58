import type { Metadata } from 'next'
import { SheetCodeForm } from '@/components/diagnostics/sheet-forms'
import { Notice } from '@/components/ui/notice'
import { diagnosticMessages } from '@/lib/pathways/messages/diagnostics'

export const metadata: Metadata = { title: 'Опрос' }

export default async function QuestionnairePage({ searchParams }: PageProps<'/questionnaire'>) {
  const { done, gone } = await searchParams
  if (done !== undefined) {
    return (
      <div className="mx-auto max-w-md space-y-5">
        <h1 className="text-2xl sm:text-3xl">Спасибо!</h1>
        <p className="text-lg">Ответы сохранены. Психолог посмотрит их и расскажет, что получилось.</p>
        <p className="text-muted">Это не контрольная: правильных и неправильных ответов нет. Страницу можно закрыть.</p>
      </div>
    )
  }
  return (
    <div className="mx-auto max-w-md space-y-5">
      <h1 className="text-2xl sm:text-3xl">Опрос об интересах</h1>
      {gone !== undefined && <Notice tone="warning">{diagnosticMessages.SHEET_GONE}</Notice>}
      <p>Введи код с карточки, которую дал психолог. Отвечать около десяти минут, отметок за это нет.</p>
      <SheetCodeForm />
    </div>
  )
}
