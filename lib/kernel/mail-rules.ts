const MINUTE = 60_000

/** Tries after which a letter is given up: with the waits between them about three days. */
export const MOST_TRIES = 16
/** While a sender is at a letter, nobody else takes it; a sender that was killed is relieved then. */
export const LEASE_MS = 5 * MINUTE

/** How long is waited after the `tries`-th failure: two minutes, doubled each time, six hours at most. */
export function waitAfter(tries: number): number {
  return Math.min(MINUTE * 2 ** Math.min(tries, 12), 360 * MINUTE)
}

/** What a mail server's refusal means: 4xx, or no answer at all, is tried again; 5xx to the recipient or the text is final. */
export function isFinal(error: { responseCode?: number; command?: string }): boolean {
  const { responseCode, command } = error
  // A refused greeting, sign-in or sender is the installation's fault and will be mended: the letter waits.
  return responseCode !== undefined && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
}

/** The end of a letter that tells of something in the portal: where it is, why the letter came, how to have no more of them. */
export function letterFooter(portal: string): string {
  return [
    `Портал: ${portal}`,
    'Это письмо портал отправил сам, отвечать на него не нужно.',
    `Чтобы писем больше не было, выключите их на странице «Моя учётная запись»: ${portal}/account`,
  ].join('\n')
}
