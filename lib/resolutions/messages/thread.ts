export type ThreadReason = 'NOT_FOUND'

export const threadMessages: Record<ThreadReason, string> = {
  NOT_FOUND: 'Поручение не найдено или относится к другой организации. Вернитесь к списку поручений.',
}
