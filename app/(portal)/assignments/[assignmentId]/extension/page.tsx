import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AskExtensionForm } from '@/components/assignments/ask-extension-form'
import { AssignmentHeader } from '@/components/assignments/assignment-header'
import { formatDay } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'
import { loadAssignment } from '@/lib/resolutions/loaders/assignments'

export const metadata: Metadata = { title: 'Запрос продления' }

export default async function ExtensionPage({ params }: PageProps<'/assignments/[assignmentId]/extension'>) {
  const loaded = await loadAssignment((await params).assignmentId)
  const { assignment, may, dueOn, extendableFrom, passed } = loaded
  if (!may.askExtension || assignment.extensionOpen || !dueOn || !extendableFrom)
    redirect(`/assignments/${assignment.id}#extensions`)
  return (
    <>
      <AssignmentHeader loaded={loaded} step="Запрос продления" />
      <div className="mb-6 max-w-2xl space-y-4">
        <Notice tone={passed ? 'warning' : 'info'}>
          <p>
            {passed
              ? 'Срок уже прошёл: запрос будет отмечен как поданный после срока. Отчёт можно будет сдать, если срок продлят.'
              : 'Решение примет Управление образования. Пока его нет, действует прежний срок.'}
            {assignment.extensionCount > 0 && ` Срок уже продлевали, раз: ${assignment.extensionCount}.`}
          </p>
        </Notice>
      </div>
      <AskExtensionForm
        assignmentId={assignment.id}
        requestKey={randomUUID()}
        min={extendableFrom}
        hint={`Сейчас срок до ${formatDay(dueOn)} Выберите рабочий день: выходной останется таким, как указан.`}
      />
    </>
  )
}
