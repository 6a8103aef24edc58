/** What a form's answer shows before anything is kept; null before it came, and of any other answer. */
export function previewOf<P>(answer: unknown): P | null {
  const found = typeof answer === 'object' && answer !== null && 'preview' in answer ? answer.preview : null
  return (found as P | null) ?? null
}
