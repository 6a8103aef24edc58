// Russian word shapes. JavaScript's \b and \w know no Cyrillic, hence the explicit letter classes.
// Without a dictionary two shapes carry the parser: the infinitive (a duty begins with one) and the dative (whose duty it is).

const NOUNS_LIKE_INFINITIVES = new Set(
  'печать сеть память треть путь суть нить мать кровать смерть пять шесть девять десять тетрадь медь зять гость благодать опять вспять почти пути сети дети шести пяти девяти десяти двадцати тридцати памяти печати трети нити речь ночь дочь печь вещь помочь'.split(
    ' ',
  ),
)
NOUNS_LIKE_INFINITIVES.delete('помочь')

/** True for an infinitive («провести», «обеспечить», «привлечь», «заняться»), by its ending and a short list of nouns that look alike. */
export function isInfinitive(word: string): boolean {
  const w = word.toLowerCase().replace(/ё/g, 'е')
  if (w.length < 4 || NOUNS_LIKE_INFINITIVES.has(w)) return false
  if (/(?:ать|ять|ить|еть|оть|уть|ыть)(?:ся)?$/.test(w)) return !/(?:нефть|площадь)$/.test(w)
  if (/(?:учесть|зачесть|прочесть|счесть|предпочесть)$/.test(w)) return true
  if (/(?:вести|нести|йти|брести|везти|расти|пасти|мести|блюсти|обрести)(?:сь)?$/.test(w))
    return !/(?:совести|повести|новости|известности|ности)$/.test(w)
  return /(?:влечь|беречь|стричь|мочь|сечь)(?:ся)?$/.test(w)
}

export type Word = { text: string; from: number; to: number }

/** The words of `view` (letters with inner hyphens), left to right, at most `limit`. */
export function wordsOf(view: string, limit = 400): Word[] {
  const words: Word[] = []
  for (const match of view.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) {
    words.push({ text: match[0], from: match.index, to: match.index + match[0].length })
    if (words.length >= limit) break
  }
  return words
}

/** The first infinitive of `view` at or after `from`, or null. */
export function firstInfinitive(view: string, from = 0): Word | null {
  for (const word of wordsOf(view)) if (word.from >= from && isInfinitive(word.text)) return word
  return null
}

const PREPOSITIONS = new Set(
  'в во на с со при по для до за из к ко о об от после под над без через между перед среди про у не и или а но ежегодно ежемесячно ежеквартально также настоящее настоящий настоящая настоящие данное если когда где что чтобы согласно вследствие благодаря вопреки кроме помимо повторно дополнительно считать'.split(
    ' ',
  ),
)

export function isFunctionWord(word: string): boolean {
  return PREPOSITIONS.has(word.toLowerCase())
}

// Stems of those to whom resolutions of municipalities give duties. Feminine and -ия stems form their dative in -е / -и.
const BODY_MASCULINE =
  'управлени отдел комитет департамент министерств центр учреждени предприяти отделени агентств подразделени объединени хозяйств собрани правительств представительств сообществ обществ товариществ казначейств совет орган штаб фонд институт колледж техникум университет лице сад дом музе клуб театр интернат комбинат союз совещани пункт кабинет коллектив методкабинет сектор аппарат архив парламент оргкомитет спорткомитет завод технопарк кванториум филиал профсоюз профком сельсовет водоканал стационар участк надзор издательств лесничеств землячеств казачеств трест банк диспансер'
const PERSON_MASCULINE =
  'руководител директор начальник заместител специалист методист педагог учител воспитател тьютор секретар бухгалтер юрист инспектор председател координатор куратор оператор исполнител сотрудник работник член заведующ управляющ ответственн лиц психолог логопед дефектолог библиотекар тренер инструктор преподавател мастер наставник консультант эксперт администратор ректор главврач врач редактор помощник советник уполномоченн представител владел[ье]ц собственник родител глава главам главе депутат командир участник организатор разработчик заказчик подрядчик оператор классн вожат завуч программист системн мэр губернатор прокурор атаман инженер механик водител повар лаборант архитектор эколог энергетик сторож вахтер фельдшер завхоз кладовщик участков волонтер обучающ студент перевозчик поставщик балансодержател арендатор застройщик предпринимател работодател правообладател пользовател жител населени докладчик ревизор смотрител дежурн вожат медицинск медработник'
const BODY_FEMININE =
  'администраци комисси групп школ гимнази служб палат инспекци редакци газет библиотек организаци дирекци бухгалтери дум коллеги академи прокуратур полици больниц поликлиник ассоциаци федераци канцеляри лаборатори кафедр старост бригад команд корпораци компани фирм рабоч медсестр управе управам мэри префектур станци филармони студи типографи амбулатори гвардии росгвардии общин секци опек епархи няне сестр'
const QUALIFIERS =
  'муниципальн образовательн дошкольн общеобразовательн всем главн ведущ старш младш перв исполнительн финансов методическ ресурсн информационн рабоч экспертн территориальн районн городск сельск областн краев республиканск государственн местн структурн отраслев профильн подведомственн названн указанн соответствующ заинтересованн социальн бюджетн казенн автономн детск молодежн спортивн культурн общественн централизованн межведомственн организационн учебн школьн юридическ кадров правов экономическ архивн творческ мобильн временн постоянн областному окружн поселков пресс хозяйственн технич'

function stems(list: string): RegExp {
  return new RegExp(`^(?:${list.split(' ').join('|')})`)
}
const MASCULINE_BODY = stems(BODY_MASCULINE)
const MASCULINE_PERSON = stems(PERSON_MASCULINE)
const FEMININE = stems(BODY_FEMININE)
const QUALIFIER = stems(QUALIFIERS)
const DATIVE = /(?:у|ю|ам|ям|ому|ему|ым|им|ой|ей|е|и)$/
const FEMININE_DATIVE = /(?:е|и|ам|ям|ой|ей)$/
const MASCULINE_DATIVE = /(?:у|ю|ам|ям|ому|ему|ой|ей|ым|им)$/

/** «МКУ», «МБОУ», «РУО», «ГБУ»: a body named by capitals. */
export function isBodyAcronym(word: string): boolean {
  return /^[А-ЯЁ]{2,7}$/.test(word) || /^(?:МБ|МК|МА|ГБ|ГК|ОГ|М|Г)[А-ЯЁ]{1,5}[а-яё]{0,2}$/.test(word)
}

/** True for a noun that names a body or an office, whatever its case. */
export function isExecutorNoun(word: string): boolean {
  const w = word.toLowerCase().replace(/ё/g, 'е')
  return MASCULINE_BODY.test(w) || MASCULINE_PERSON.test(w) || FEMININE.test(w)
}

/** True for such a noun in the dative («управлению», «комиссии», «руководителям»). */
export function isDativeExecutor(word: string): boolean {
  const w = word.toLowerCase().replace(/ё/g, 'е')
  // «Оргкомитету», «Горздравотделу», «Кадровому микроцентру»: short names glued together end in the body's own word.
  if (
    /(?:комитет|отдел|центр|надзор|совет|штаб|служб|школ|сад|фонд|банк|музе|парк|завод|хоз|полк|отряд)(?:у|е|ю|ам)$/.test(
      w,
    )
  )
    return true
  for (const part of w.split('-')) {
    if (/^(?:глава|главам|главе)$/.test(part)) return part !== 'глава'
    if (FEMININE.test(part) && FEMININE_DATIVE.test(part)) return true
    if ((MASCULINE_BODY.test(part) || MASCULINE_PERSON.test(part)) && MASCULINE_DATIVE.test(part)) return true
  }
  return false
}

/** True for an adjective that may stand before such a noun («муниципальным», «районной»). */
export function isExecutorQualifier(word: string): boolean {
  const w = word.toLowerCase().replace(/ё/g, 'е')
  return QUALIFIER.test(w) && DATIVE.test(w)
}

// «Делопроизводителю», «завхозу», «дежурному технику»: agents' suffixes in the dative.
const AGENT_DATIVE =
  /(?:тел(?:ю|ям)|н?ник(?:у|ам)|ист(?:у|ам)|(?:т|с|з)ор(?:у|ам)|[её]р(?:у|ам)|[чщ]ик(?:у|ам)|лог(?:у|ам)|кар(?:ю|ям)|хоз(?:у|ам)|вед(?:у|ам)|граф(?:у|ам)|меник(?:у|ам))$/
const DATIVE_PLURAL = /(?:ам|ям|ым|им)$/

/**
 * How surely a phrase begins with the one whose duty follows, 0..1. Looks at no more than its first five words:
 * adjectives in the dative may stand before the noun.
 */
export function dativeStart(phrase: string): number {
  const words = wordsOf(phrase, 6)
  const first = words[0]
  if (!first) return 0
  if (isFunctionWord(first.text)) return 0
  if (isBodyAcronym(first.text)) return 0.85
  // «Зам. главы», «Гл. бухгалтеру»: a shortened office shows no case.
  if (/^(?:зам|зав|гл|нач|вед|инсп|дир|пред)$/i.test(first.text) && phrase[first.to] === '.') return 0.8
  for (const [index, word] of words.slice(0, 5).entries()) {
    if (isDativeExecutor(word.text)) return index === 0 ? 0.95 : 0.9
    if (isBodyAcronym(word.text)) return 0.8
    const lower = word.text.toLowerCase()
    if (!(isExecutorQualifier(lower) || /(?:ому|ему|ым|им|ой|ей)$/.test(lower) || lower === 'всем')) break
  }
  if (AGENT_DATIVE.test(first.text.toLowerCase()) && first.text.length > 5) return 0.8
  return DATIVE_PLURAL.test(first.text.toLowerCase()) && first.text.length > 5 ? 0.6 : 0
}
