import type { LetterText } from '@/lib/kernel/mail'
import { letterFooter } from '@/lib/kernel/mail-rules'

/** An event waits for the family's word; which one, and whose child's, stands in the portal. */
export function consentAskedLetter(portal: string): LetterText {
  return {
    kind: 'consentAsked',
    subject: 'Школа или детский сад ждёт вашего ответа',
    text: `От вас ждут согласия на мероприятие. Что это, когда и до какого дня ответить, видно в портале.\n\n${letterFooter(portal)}`,
  }
}
