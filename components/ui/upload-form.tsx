'use client'

import { useState } from 'react'
import { Button } from './button'
import { FileField } from './file-field'

type UploadFormProps = {
  /** The route handler that takes the file. */
  action: string
  requestKey: string
  'aria-label': string
  label: string
  hint: string
}

/** One file to a record: a plain multipart form, so that it works before scripts load. */
export function UploadForm({ action, requestKey, label, hint, ...rest }: UploadFormProps) {
  const [sending, setSending] = useState(false)
  return (
    <form
      method="post"
      encType="multipart/form-data"
      action={action}
      aria-label={rest['aria-label']}
      onSubmit={() => setSending(true)}
      className="grid max-w-2xl gap-3 print:hidden"
    >
      <input type="hidden" name="requestKey" value={requestKey} />
      <FileField name="file" label={label} hint={hint} accept=".jpg,.jpeg,.png,.pdf,.docx,.xlsx" />
      <div>
        <Button type="submit" icon={sending ? 'loader-circle' : 'upload'}>
          {sending ? 'Загружаем…' : 'Приложить'}
        </Button>
      </div>
    </form>
  )
}

/** What an upload without scripts came back with. */
export function UploadSaid({ said }: { said: string | undefined }) {
  if (!said) return null
  return (
    <p role="status" className="mb-3 font-medium text-danger">
      {said}
    </p>
  )
}
