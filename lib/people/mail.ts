import type { LetterText } from '@/lib/kernel/mail'

/** The code that confirms an address. */
export function addressCodeLetter(code: string, minutes: number): LetterText {
  return {
    kind: 'addressCode',
    subject: 'Код для портала «Профмаршрут»',
    text: [
      `Код: ${code}`,
      `Введите его в портале, на странице «Моя учётная запись», в течение ${minutes} минут.`,
      'Если вы не указывали этот адрес в портале, ничего делать не нужно: без кода письма сюда приходить не будут.',
    ].join('\n\n'),
  }
}
