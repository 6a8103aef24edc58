import { Button } from '@/components/ui/button'
import { formatSize } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { PostForm } from '@/components/ui/post-form'
import { Section } from '@/components/ui/section'
import { UploadForm, UploadSaid } from '@/components/ui/upload-form'
import { removeActivityFileAction } from '@/lib/activities/actions'
import type { ActivityDetail } from '@/lib/activities/types'

type Props = {
  activityId: string
  files: ActivityDetail['files']
  requestKey: string
  mayAdd: boolean
  mayRemove: boolean
  /** What an upload without scripts came back with. */
  said?: string
}

/** Photos and files of a record: a plain multipart form, so that it works before scripts load. */
export function FileList({ activityId, files, requestKey, mayAdd, mayRemove, said }: Props) {
  return (
    <Section title="Фото и файлы" count={files.length || undefined} id="files">
      <UploadSaid said={said} />
      {files.length > 0 && (
        <ul className="mb-4 grid gap-2">
          {files.map(({ id, fileId, name, size }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <a href={`/api/files/${fileId}`} className="link wrap-anywhere">
                <Icon name="paperclip" className="mr-1 inline" />
                {name}
              </a>
              <span className="text-muted text-sm">{formatSize(size)}</span>
              {mayRemove && (
                <PostForm action={removeActivityFileAction} values={{ activityFileId: id }}>
                  <Button type="submit" size="sm" variant="quiet" aria-label={`Убрать файл ${name}`}>
                    Убрать
                  </Button>
                </PostForm>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayAdd ? (
        <UploadForm
          action={`/api/activities/${activityId}/files`}
          requestKey={requestKey}
          aria-label="Добавить файл"
          label="Добавить"
          hint="Снимок JPG или PNG, PDF, Word или Excel, до 20 МБ. Видят его те же люди, что и эту запись."
        />
      ) : (
        files.length === 0 && <p className="text-muted">Файлов нет.</p>
      )}
    </Section>
  )
}
