import { leadingOf, type Method, type Scales } from './diagnostics'
import { INTEREST_TYPES, INTERESTS_CODE, type InterestType } from './interests'

const listed = (words: string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} и ${words.at(-1)}`

/** A plain-language summary to begin with; the psychologist writes it on. No figures: those are not for every reader. */
export function summaryOf(method: Method, scales: Scales): string {
  const leading = leadingOf(method, scales)
  if (leading.length === 0)
    return 'Ярких предпочтений опрос не показал. Это обычно: интересы ещё складываются, их стоит пробовать в деле.'
  if (method.code !== INTERESTS_CODE)
    return `Больше всего выражено: ${listed(leading.map(({ title }) => `«${title}»`))}.`
  const types = leading.map(({ code }) => INTEREST_TYPES[code as InterestType])
  const likes = listed(types.map((type) => type.likes))
  const examples = types.map((type) => type.examples).join('; ')
  return `Сейчас больше нравится ${likes}. К этому близки профессии: ${examples}. Интересы меняются: это подсказка, что попробовать, а не выбор за ребёнка.`
}
