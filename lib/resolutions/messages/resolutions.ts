export type ResolutionReason = 'STATE_REFUSED' | 'OPEN_ASSIGNMENTS'

export const resolutionMessages: Record<ResolutionReason, string> = {
  STATE_REFUSED:
    'В этом состоянии так сделать нельзя. Откройте решение заново: возможно, его уже завершил другой человек.',
  OPEN_ASSIGNMENTS: 'Остались неисполненные поручения. Напишите, почему решение завершается, — или дождитесь отчётов.',
}
