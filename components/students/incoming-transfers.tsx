import { ButtonLink } from '@/components/ui/button-link'
import { counted } from '@/components/ui/format'
import { Notice } from '@/components/ui/notice'

/** Requests for a pupil that wait for this organisation; nothing when there are none. */
export function IncomingTransfers({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Notice
      className="mb-6"
      actions={
        <ButtonLink href="/transfers" size="sm">
          Открыть запросы
        </ButtonLink>
      }
    >
      {counted(count, 'запрос о переводе ждёт', 'запроса о переводе ждут', 'запросов о переводе ждут')} вашего решения.
    </Notice>
  )
}
