import type { Day } from '@/lib/kernel/calendar'
import type { ConsentPurpose, ConsentState } from '@/lib/kernel/prisma/enums'

/** Purposes that stand from year to year; each is a consent of its own (152-ФЗ, ст. 9; domain.md §2). An event asks for its own besides. */
export const STANDING_PURPOSES = ['PORTAL', 'DIAGNOSTICS', 'PHOTO', 'PARTNER_TRANSFER', 'BVB'] as const
export type StandingPurpose = (typeof STANDING_PURPOSES)[number]

/** What families of a class may be asked for one event. */
export const ASK_PURPOSES = ['EVENT', 'PHOTO', 'PARTNER_TRANSFER'] as const
export type AskPurpose = (typeof ASK_PURPOSES)[number]

export type ConsentReason =
  | 'NOT_IN_CLASS'
  | 'SIGNED_AHEAD'
  | 'NOTHING_GIVEN'
  | 'ALREADY_SO'
  | 'TEXT_CHANGED'
  | 'ASK_OVER'
  | 'ASK_CANCELLED'
  | 'ASK_DAYS'
  | 'ASK_PAST'
  | 'NOBODY_CHOSEN'
  | 'YEAR_CLOSED'

export type LatestAnswer = { state: ConsentState; edition: number; validUntil: Day | null }
export type Standing = 'none' | 'asked' | 'granted' | 'outdated' | 'expired' | 'refused' | 'withdrawn'

/**
 * How a purpose stands with a family on a day: by its latest answer. A text published since that asks anew (`anewFrom` is its edition)
 * makes an earlier «yes» outdated: it holds still, and is asked for again.
 */
export function standingOf(latest: LatestAnswer | null, today: Day, anewFrom: number): Standing {
  if (!latest) return 'none'
  if (latest.state === 'REQUESTED') return 'asked'
  if (latest.state === 'REFUSED') return 'refused'
  if (latest.state === 'WITHDRAWN') return 'withdrawn'
  if (latest.validUntil !== null && latest.validUntil < today) return 'expired'
  return latest.edition < anewFrom ? 'outdated' : 'granted'
}

/** A paper is signed today or before. */
export function decideSigning(signedOn: Day, today: Day): ConsentReason | null {
  return signedOn > today ? 'SIGNED_AHEAD' : null
}

/** What a family says of a purpose. A «no» after a «yes» withdraws it. */
export type Answer = 'GRANTED' | 'REFUSED'

/** The same answer is not given twice; a «yes» to an outdated or expired one is. */
export function decideAnswer(standing: Standing, answer: Answer): ConsentReason | null {
  if (answer === 'GRANTED') return standing === 'granted' ? 'ALREADY_SO' : null
  return standing === 'refused' || standing === 'withdrawn' ? 'ALREADY_SO' : null
}

/** Days of an ask: it is for an event ahead, and answered till its day at the latest. */
export function decideAsk(ask: { heldOn: Day; answerBy: Day }, today: Day): ConsentReason | null {
  if (ask.heldOn < today || ask.answerBy < today) return 'ASK_PAST'
  return ask.answerBy > ask.heldOn ? 'ASK_DAYS' : null
}

/** A family answers till the last day, and takes a «yes» back till the event itself. */
export function decideAskAnswer(
  ask: { heldOn: Day; answerBy: Day; cancelled: boolean },
  state: ConsentState,
  answer: Answer,
  today: Day,
): ConsentReason | null {
  if (ask.cancelled) return 'ASK_CANCELLED'
  const takesBack = state === 'GRANTED' && answer === 'REFUSED'
  if (today > (takesBack ? ask.heldOn : ask.answerBy)) return 'ASK_OVER'
  return state === answer ? 'ALREADY_SO' : null
}

export type ConsentText = { purpose: ConsentPurpose; edition: number; title: string; body: string; asksAnew: boolean }

const END = `Согласие действует, пока ребёнок учится в организации, и ещё три года хранится как документ. Отозвать его можно в любой день: на странице ребёнка в портале или письмом в организацию. Отзыв не отменяет того, что организация обязана делать по закону об образовании.`

/** The portal's own texts, edition 0; a municipality publishes its own over them. In plain words: what for, what data, what is done, till when. */
export const CONSENT_TEXTS: Record<ConsentPurpose, { title: string; body: string }> = {
  PORTAL: {
    title: 'Согласие на ведение индивидуального маршрута в портале',
    body: `Я разрешаю организации, в которой учится ребёнок, вести в портале «Профмаршрут» его индивидуальный маршрут.\n\nДанные: фамилия, имя, отчество, дата рождения, класс или группа, шаги маршрута и их итоги, посещённые мероприятия и часы.\n\nЧто с ними делают: записывают, хранят, показывают педагогам класса, руководителю организации и мне. В муниципалитет уходят только числа без имён.\n\n${END}`,
  },
  DIAGNOSTICS: {
    title: 'Согласие на профориентационную диагностику',
    body: `Я разрешаю педагогу-психологу организации провести с ребёнком опросы об интересах и склонностях и хранить их результаты в портале «Профмаршрут».\n\nДанные: ответы, баллы по шкалам, вывод психолога.\n\nЧто с ними делают: баллы видит только психолог; вывод он открывает педагогу и мне. Результаты не влияют на отметки и никуда не передаются.\n\n${END}`,
  },
  PHOTO: {
    title: 'Согласие на фото- и видеосъёмку',
    body: `Я разрешаю фотографировать и снимать ребёнка на профориентационных мероприятиях организации.\n\nДанные: изображение ребёнка без подписи имени.\n\nЧто с ними делают: прикладывают к записи о мероприятии и к отчёту. Публикация на сайте требует отдельного согласия.\n\n${END}`,
  },
  PARTNER_TRANSFER: {
    title: 'Согласие на передачу данных партнёру',
    body: `Я разрешаю организации передать предприятию или колледжу, где проходят пробы и экскурсии, сведения о ребёнке, без которых его не пропустят.\n\nДанные: фамилия, имя, отчество, возраст, класс.\n\nЧто с ними делают: список передают партнёру перед мероприятием; после него партнёр обязан его уничтожить.\n\n${END}`,
  },
  BVB: {
    title: 'Согласие на участие в проекте «Билет в будущее»',
    body: `Я разрешаю организации записать ребёнка в проект «Билет в будущее» и хранить в портале номер участника и его рекомендации.\n\nДанные: фамилия, имя, отчество, возраст, класс, рекомендации проекта.\n\nЧто с ними делают: передают в проект при записи; рекомендации показывают педагогу-навигатору и мне. Учётную запись в проекте подтверждаю я сам.\n\n${END}`,
  },
  EVENT: {
    title: 'Согласие на участие в мероприятии',
    body: `Я разрешаю ребёнку участвовать в мероприятии, названном ниже. Участие добровольное, отказ ни на что не влияет.\n\nЯ знаю, когда и где оно проходит, как дети доберутся туда и обратно и кто их сопровождает. О том, что нужно учесть (лекарства, самочувствие), я скажу сопровождающему.\n\nЭто согласие только на одно мероприятие; отозвать его можно до самого его начала.`,
  },
}
