import type { LetterText } from '@/lib/kernel/mail'
import { letterFooter } from '@/lib/kernel/mail-rules'

/** The curator has answered the family. */
export function familyAnsweredLetter(portal: string): LetterText {
  return {
    kind: 'familyAnswered',
    subject: 'Вам ответили в портале «Профмаршрут»',
    text: `На ваш вопрос или пожелание ответили. Ответ — в портале.\n\n${letterFooter(portal)}`,
  }
}

/** A family has asked the curator, or said what it wishes. */
export function familyAskedLetter(portal: string): LetterText {
  return {
    kind: 'familyAsked',
    subject: 'Вопрос семьи в портале «Профмаршрут»',
    text: `Семья написала вам о маршруте ребёнка. Вопрос ждёт ответа на главной странице портала.\n\n${letterFooter(portal)}`,
  }
}

/** A route has come in force: the family may read it, agree, ask (rule 15). */
export function pathwayApprovedLetter(portal: string): LetterText {
  return {
    kind: 'pathwayApproved',
    subject: 'Маршрут утверждён',
    text: `Индивидуальный маршрут утверждён. Посмотрите его в портале: там же можно согласиться или задать вопрос.\n\n${letterFooter(portal)}`,
  }
}
