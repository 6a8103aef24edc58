import { Notice } from '@/components/ui/notice'
import { said } from '@/components/ui/said'

/** What has just been done, by the key in the address; in a region that announces it. */
export function DoneNotice({ words, done }: { words: Record<string, string>; done: unknown }) {
  const sentence = said(words, done)
  return (
    <div role="status">
      {sentence && (
        <Notice tone="success" className="mb-6">
          {sentence}
        </Notice>
      )}
    </div>
  )
}
