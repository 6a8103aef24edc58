import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page-header'
import { loadQuestionnaireBlank } from '@/lib/pathways/loaders/diagnostics'

export const metadata: Metadata = { title: 'Бланк опросника' }

export default async function QuestionnaireBlankPage() {
  const pairs = await loadQuestionnaireBlank()
  return (
    <>
      <div className="print:hidden">
        <PageHeader
          title="Бланк опросника"
          subtitle="Напечатайте эту страницу (Ctrl+P). Ответы внесите на странице класса: портал сосчитает баллы сам."
          breadcrumbs={[{ label: 'Диагностика', href: '/diagnostics' }]}
        />
      </div>
      <article className="max-w-3xl border border-line bg-surface p-6 print:max-w-none print:border-0 print:p-0">
        <h2 className="mb-2 text-center text-xl">Что мне ближе</h2>
        <p className="mb-3 flex flex-wrap gap-x-6 gap-y-2">
          <span>Фамилия, имя ________________________________</span>
          <span>Класс ________</span>
          <span>Дата ____________</span>
        </p>
        <p className="mb-3">
          В каждой строке два занятия. Представь, что умеешь всё одинаково хорошо, и обведи цифру того, что хотелось бы
          делать: 1 или 2. Правильных и неправильных ответов нет.
        </p>
        <ol className="divide-y divide-line border-line border-y">
          {pairs.map(([first, second], at) => (
            <li
              key={first.text}
              className="grid grid-cols-[2rem_1fr_1fr] gap-x-3 py-1.5 print:break-inside-avoid print:text-sm"
            >
              <span className="text-muted tabular-nums">{at + 1}.</span>
              <span className="wrap-anywhere">
                <strong className="font-semibold">1</strong> {first.text}
              </span>
              <span className="wrap-anywhere">
                <strong className="font-semibold">2</strong> {second.text}
              </span>
            </li>
          ))}
        </ol>
      </article>
    </>
  )
}
