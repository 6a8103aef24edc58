import type { Method } from './diagnostics'

/**
 * The portal's own questionnaire: twenty pairs of things to do, in wording of our own, each pair weighing two of Klimov's five types of
 * profession against each other (the classification: Е. А. Климов; domain.md §2). Every type stands in eight pairs.
 */
export type InterestType = 'NATURE' | 'TECHNIQUE' | 'HUMAN' | 'SIGN' | 'IMAGE'

export const INTEREST_TYPES: Record<InterestType, { title: string; likes: string; examples: string }> = {
  NATURE: {
    title: 'человек — природа',
    likes: 'работать с растениями, животными, землёй и водой',
    examples: 'лесничий, ветеринар, агроном, геолог, эколог',
  },
  TECHNIQUE: {
    title: 'человек — техника',
    likes: 'разбираться в устройствах, собирать, чинить и управлять машинами',
    examples: 'машинист экскаватора, электромонтёр, механик, инженер, лётчик',
  },
  HUMAN: {
    title: 'человек — человек',
    likes: 'учить, лечить, помогать и договариваться',
    examples: 'фельдшер, воспитатель, учитель, спасатель, продавец',
  },
  SIGN: {
    title: 'человек — знак',
    likes: 'работать с числами, текстами, чертежами и кодом',
    examples: 'программист, бухгалтер, лаборант, экономист, переводчик',
  },
  IMAGE: {
    title: 'человек — художественный образ',
    likes: 'придумывать, украшать, рисовать, играть и выступать',
    examples: 'дизайнер, фотограф, швея, повар-кондитер, артист',
  },
}

type Side = { type: InterestType; text: string }
export type Pair = readonly [Side, Side]

const side = (type: InterestType, text: string): Side => ({ type, text })

export const PAIRS: readonly Pair[] = [
  [side('NATURE', 'Вырастить рассаду на подоконнике'), side('TECHNIQUE', 'Починить велосипед')],
  [side('HUMAN', 'Объяснить младшему трудную задачу'), side('SIGN', 'Навести порядок в длинной таблице')],
  [side('IMAGE', 'Нарисовать афишу к школьному празднику'), side('NATURE', 'Ухаживать за щенком')],
  [side('TECHNIQUE', 'Собрать модель по схеме'), side('HUMAN', 'Собрать ребят на общее дело')],
  [side('SIGN', 'Найти ошибку в расчётах'), side('IMAGE', 'Снять короткий ролик')],
  [side('NATURE', 'Наблюдать за птицами в лесу'), side('HUMAN', 'Помочь новенькому освоиться в классе')],
  [side('TECHNIQUE', 'Посмотреть, как устроен двигатель'), side('SIGN', 'Написать простую программу')],
  [side('HUMAN', 'Провести игру для малышей'), side('IMAGE', 'Придумать костюм для сцены')],
  [side('SIGN', 'Перевести текст с другого языка'), side('NATURE', 'Отправиться с геологами на маршрут')],
  [side('IMAGE', 'Оформить комнату по-новому'), side('TECHNIQUE', 'Управлять экскаватором на тренажёре')],
  [side('NATURE', 'Проверить чистоту воды в реке'), side('SIGN', 'Составить смету на поход')],
  [side('TECHNIQUE', 'Наладить свет и звук в зале'), side('IMAGE', 'Выступить на этой сцене')],
  [side('HUMAN', 'Перевязать ссадину и успокоить'), side('NATURE', 'Посадить деревья у школы')],
  [side('SIGN', 'Вести учёт книг в библиотеке'), side('TECHNIQUE', 'Напечатать деталь на 3D-принтере')],
  [side('IMAGE', 'Испечь и украсить торт'), side('HUMAN', 'Взять интервью у ветерана')],
  [side('TECHNIQUE', 'Провести свет в домик на дереве'), side('NATURE', 'Построить скворечник и заселить его')],
  [side('SIGN', 'Начертить план своей улицы'), side('HUMAN', 'Помирить двух поссорившихся')],
  [side('NATURE', 'Собрать гербарий'), side('IMAGE', 'Сфотографировать рассвет')],
  [side('HUMAN', 'Рассказать гостям о родном посёлке'), side('TECHNIQUE', 'Запустить радиоуправляемый катер')],
  [side('IMAGE', 'Сочинить песню'), side('SIGN', 'Разгадать шифр')],
]

export const INTERESTS_CODE = 'interests'

/** The method as data, beside those that a municipality adds. */
export const INTERESTS: Method = {
  code: INTERESTS_CODE,
  title: 'Опросник интересов: пять типов профессий',
  about: 'Двадцать пар занятий: в каждой выбирают то, что больше по душе. Около десяти минут.',
  scales: (Object.keys(INTEREST_TYPES) as InterestType[]).map((code) => ({
    code,
    title: INTEREST_TYPES[code].title,
    max: 8,
  })),
  bands: [
    { from: 0, words: 'слабо' },
    { from: 37, words: 'средне' },
    { from: 87, words: 'ярко' },
  ],
  gradeFrom: 5,
  gradeTo: 11,
  repeatMonths: 12,
  active: true,
  own: true,
}

/** Points of each type: how often it was chosen; a pair left open gives none. */
export function scoreInterests(answers: readonly number[]): Record<InterestType, number> {
  const points: Record<InterestType, number> = { NATURE: 0, TECHNIQUE: 0, HUMAN: 0, SIGN: 0, IMAGE: 0 }
  for (const [at, [first, second]] of PAIRS.entries()) {
    if (answers[at] === 1) points[first.type] += 1
    if (answers[at] === 2) points[second.type] += 1
  }
  return points
}

/** Answers as they stand on a paper sheet: a 1 or a 2 for each pair, with spaces or commas between as one likes; null when they are not. */
export function readAnswers(typed: string): number[] | null {
  const bare = typed.replace(/[\s,;.]/g, '')
  return bare.length === PAIRS.length && /^[12]+$/.test(bare) ? [...bare].map(Number) : null
}
