'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useRef, useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { FileField } from '@/components/ui/file-field'
import { freshKey } from '@/components/ui/fresh-key'

type EvidenceUploadProps = {
  assignmentId: string
  requirementKey: string | null
  /** Made by the server, so that the plain form is safe to send twice. */
  requestKey: string
  label: string
  /** What the files show: tells one form of the page from the next. */
  about: string
}

const MAX = 20 * 1024 * 1024
const LOST = 'Связь прервалась, файл не загружен. Проверьте сеть и отправьте его ещё раз: второй раз он не добавится.'

type Answer = { ok: true } | { ok: false; message: string }

/** One file with its progress; the answer of the server in words, never a thrown error. */
function send(url: string, form: FormData, progress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onerror = () => resolve({ ok: false, message: LOST })
    request.onload = () => {
      try {
        const answer = JSON.parse(request.responseText) as { ok: boolean; message?: string }
        resolve(answer.ok ? { ok: true } : { ok: false, message: answer.message ?? LOST })
      } catch {
        resolve({ ok: false, message: request.responseText || LOST })
      }
    }
    request.send(form)
  })
}

/** Takes files, one request each; a plain multipart form before scripts load. */
export function EvidenceUpload({ assignmentId, requirementKey, requestKey, label, about }: EvidenceUploadProps) {
  const router = useRouter()
  const [refreshing, startRefresh] = useTransition()
  const [state, setState] = useState<{ name: string; share: number } | null>(null)
  const [errors, setErrors] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // A file that failed is sent again under its own key, so that an answer lost on the way adds nothing twice.
  const keys = useRef(new Map<string, string>())
  const progressId = useId()
  const url = `/api/assignments/${assignmentId}/evidence`
  const busy = state !== null || refreshing

  async function upload(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const files = new FormData(event.currentTarget).getAll('file').filter((file) => file instanceof File && file.name)
    if (busy) return
    if (files.length === 0) {
      setErrors(['Выберите файл.'])
      return
    }
    const failed: string[] = []
    for (const file of files as File[]) {
      if (file.size > MAX) {
        failed.push(`«${file.name}» больше 20 МБ: уменьшите его или приложите частями.`)
        continue
      }
      const mark = `${file.name}/${file.size}/${file.lastModified}`
      const key = keys.current.get(mark) ?? freshKey()
      keys.current.set(mark, key)
      const data = new FormData()
      data.set('requirementKey', requirementKey ?? '')
      data.set('requestKey', key)
      data.set('file', file)
      setState({ name: file.name, share: 0 })
      const answer = await send(url, data, (share) => setState({ name: file.name, share }))
      if (answer.ok) keys.current.delete(mark)
      else failed.push(`«${file.name}»: ${answer.message}`)
    }
    setState(null)
    setErrors(failed)
    setSaid(failed.length < files.length ? 'Файлы добавлены.' : '')
    if (failed.length === 0) {
      form.current?.reset()
      // The form folds away once its evidence is there; its line stays.
      document.getElementById(`evidence-${requirementKey ?? 'other'}`)?.focus()
    }
    startRefresh(() => router.refresh())
  }

  return (
    <form
      ref={form}
      action={url}
      method="post"
      encType="multipart/form-data"
      onSubmit={upload}
      aria-label={`Файлы: ${about}`}
      aria-busy={busy || undefined}
      className="grid max-w-xl gap-2"
    >
      <input type="hidden" name="requirementKey" value={requirementKey ?? ''} />
      <input type="hidden" name="requestKey" value={requestKey} />
      <FileField
        // React gives two lists' members drawn by the server the same id.
        id={`evidence-file-${requirementKey ?? 'other'}`}
        name="file"
        label={label}
        hint="Word, Excel, PDF, JPG или PNG до 20 МБ, без макросов."
        accept=".docx,.xlsx,.pdf,.jpg,.jpeg,.png"
        maxSize={MAX}
        error={errors.join(' ') || undefined}
        multiple
      />
      {state && (
        <div>
          <label htmlFor={progressId} className="wrap-anywhere text-sm">
            Загружаем «{state.name}»: {Math.round(state.share * 100)}&nbsp;%
          </label>
          <progress id={progressId} value={state.share} max={1} className="h-2 w-full accent-primary" />
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      <Button type="submit" icon="upload" aria-disabled={busy || undefined} className="w-fit">
        {busy ? 'Загружаем…' : 'Загрузить'}
      </Button>
    </form>
  )
}
