'use client'

import { ActionForm } from '@/components/ui/action-form'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { formatSize } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { PostForm } from '@/components/ui/post-form'
import { RequestKeyField } from '@/components/ui/request-key-field'
import { Section } from '@/components/ui/section'
import { TextField } from '@/components/ui/text-field'
import { UploadForm, UploadSaid } from '@/components/ui/upload-form'
import { addRegisterLinkAction, removeRegisterEvidenceAction } from '@/lib/plans/actions/evidence'
import type { EvidencePiece } from '@/lib/plans/types/registers'

type Props = {
  recordId: string
  evidence: EvidencePiece[]
  requestKey: string
  mayEdit: boolean
  hint?: string
  /** What an upload without scripts came back with. */
  said?: string
}

/** The pieces of evidence of a record, to open. */
export function EvidenceLinks({ evidence }: { evidence: EvidencePiece[] }) {
  return (
    <ul className="grid gap-1">
      {evidence.map(({ id, url, fileId, title, size }) => (
        <li key={id} className="wrap-anywhere">
          <a
            href={url ?? `/api/files/${fileId}`}
            className="link"
            {...(url && { rel: 'noopener noreferrer nofollow', target: '_blank' })}
          >
            <Icon name={url ? 'link' : 'paperclip'} className="mr-1 inline-block align-[-0.15em]" />
            {title}
            {url && <span className="sr-only"> (откроется в новой вкладке)</span>}
          </a>
          {size !== null && <span className="ml-2 text-muted text-sm">{formatSize(size)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Links and files that show what a record says; the file goes by a plain multipart form, so that it works before scripts load. */
export function EvidenceSection({ recordId, evidence, requestKey, mayEdit, hint, said }: Props) {
  return (
    <Section title="Подтверждения" count={evidence.length || undefined} id="evidence" hint={hint}>
      <UploadSaid said={said} />
      {evidence.length === 0 && <p className="mb-3 text-muted">Подтверждений пока нет.</p>}
      {!mayEdit ? (
        <EvidenceLinks evidence={evidence} />
      ) : (
        <>
          <ul className="mb-4 grid gap-2">
            {evidence.map((piece) => (
              <li key={piece.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <EvidenceLinks evidence={[piece]} />
                <PostForm action={removeRegisterEvidenceAction} values={{ registerEvidenceId: piece.id }}>
                  <Button type="submit" size="sm" variant="quiet" aria-label={`Убрать подтверждение ${piece.title}`}>
                    Убрать
                  </Button>
                </PostForm>
              </li>
            ))}
          </ul>
          <div className="grid max-w-2xl gap-4 print:hidden">
            <UploadForm
              action={`/api/registers/${recordId}/files`}
              requestKey={requestKey}
              aria-label="Приложить файл"
              label="Файл"
              hint="PDF, Word, Excel или снимок, до 20 МБ."
            />
            <Disclosure summary="Добавить ссылку">
              <ActionForm
                action={addRegisterLinkAction}
                schema={() => import('@/lib/plans/schema/registers').then((file) => file.addRegisterLinkSchema)}
                aria-label="Добавить ссылку"
                submitLabel="Добавить ссылку"
              >
                <input type="hidden" name="recordId" value={recordId} />
                <RequestKeyField value={requestKey} />
                <TextField name="title" label="Что откроется по ссылке" maxLength={200} required />
                <TextField name="url" type="url" label="Адрес страницы" maxLength={2000} required />
              </ActionForm>
            </Disclosure>
          </div>
        </>
      )}
    </Section>
  )
}
