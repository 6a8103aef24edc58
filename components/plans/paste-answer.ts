import type { PastePreview } from '@/lib/plans/types/plan'

/** True of the answer that shows pasted rows; false before one came, and of any other. */
export function isPastePreview(answer: unknown): answer is { preview: PastePreview } {
  return typeof answer === 'object' && answer !== null && 'preview' in answer && answer.preview !== null
}
