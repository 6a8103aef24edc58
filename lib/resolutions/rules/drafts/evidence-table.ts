import type { EvidenceRequirement } from '../../types'

export type EvidenceKeyword = {
  /** Looked for in the item's text, lower case, «ё» as «е». */
  words: RegExp
  evidence: { title: string; kind: EvidenceRequirement['kind']; required?: false }[]
  figures: { label: string; unit: string; required?: true }[]
}

/** What usually shows that a duty is done (domain.md §1, column «Evidence»); the first line that fits is proposed, a person edits it. */
export const EVIDENCE_TABLE: EvidenceKeyword[] = [
  {
    words: /дорожн[а-я]+ карт/,
    evidence: [{ title: 'Таблица «дорожной карты» с отметками об исполнении', kind: 'FILE' }],
    figures: [{ label: 'Проведено мероприятий', unit: 'ед.' }],
  },
  {
    words: /программ[а-я]+ воспитани|портфел/,
    evidence: [
      { title: 'Выписка из программы воспитания', kind: 'ANY' },
      { title: 'Перечень проектов с указанием партнёров', kind: 'FILE' },
    ],
    figures: [{ label: 'Проведено проектов', unit: 'ед.' }],
  },
  {
    words: /привлечени[а-я]+ .{0,40}(?:педагог|кадр|специалист|работник)|кадров[а-я]+ |высококвалифицированн/,
    evidence: [{ title: 'Сведения о кадрах по профилям обучения', kind: 'FILE' }],
    figures: [
      { label: 'Принято педагогов', unit: 'чел.' },
      { label: 'Открытых вакансий', unit: 'ед.' },
    ],
  },
  {
    words: /отбор[а-я]*.{0,30}практик|лучших практик/,
    evidence: [
      { title: 'Протокол отбора практик', kind: 'FILE' },
      { title: 'Карточки отобранных практик', kind: 'ANY' },
    ],
    figures: [{ label: 'Отобрано практик', unit: 'ед.' }],
  },
  {
    words: /индивидуальн[а-я]+ образовательн[а-я]+ (?:программ|маршрут)|маршрут[а-я]* на каждого/,
    evidence: [
      { title: 'Сводные сведения о программах (маршрутах) без имён детей', kind: 'FILE' },
      { title: 'Образец программы (маршрута)', kind: 'FILE', required: false },
    ],
    figures: [
      { label: 'Воспитанников по списку', unit: 'чел.', required: true },
      { label: 'Из них с маршрутом', unit: 'чел.', required: true },
    ],
  },
  {
    words: /(?:разработать|утвердить|составить|принять).{0,40}(?:план|программ)/,
    evidence: [{ title: 'План (программа), утверждённый приказом', kind: 'FILE' }],
    figures: [{ label: 'Мероприятий в плане', unit: 'ед.' }],
  },
  {
    words: /курсов[а-я]+ подготовк|курс[а-я]* повышени|повышени[а-я]+ квалификац/,
    evidence: [
      { title: 'Программа курсов', kind: 'FILE' },
      { title: 'Список слушателей с реквизитами удостоверений', kind: 'FILE' },
    ],
    figures: [{ label: 'Обучено педагогов', unit: 'чел.', required: true }],
  },
  {
    words: /практическ[а-я]+ подготовк|профессиональн[а-я]+ проб[а-я]*(?= обуч)|стажировк/,
    evidence: [
      { title: 'Соглашение, договор или приказ', kind: 'FILE' },
      { title: 'Сведения об участниках без персональных данных', kind: 'FILE', required: false },
    ],
    figures: [{ label: 'Участников', unit: 'чел.' }],
  },
  {
    words: /методическ[а-я]+ (?:сопровожден|помощ)|консультац/,
    evidence: [{ title: 'Журнал консультаций и материалы', kind: 'ANY' }],
    figures: [{ label: 'Проведено консультаций', unit: 'ед.' }],
  },
  {
    words: /план работы|распространени|семинар|мастер-класс/,
    evidence: [
      { title: 'План работы с этими мероприятиями', kind: 'FILE' },
      { title: 'Материалы мероприятий', kind: 'ANY', required: false },
    ],
    figures: [{ label: 'Проведено мероприятий', unit: 'ед.' }],
  },
  {
    words: /индивидуальн[а-я]+ проект|конференци|конкурс|олимпиад/,
    evidence: [{ title: 'Реестр тем индивидуальных проектов', kind: 'FILE' }],
    figures: [
      { label: 'Проектов профориентационной направленности', unit: 'ед.' },
      { label: 'Участников конференций', unit: 'чел.' },
    ],
  },
  {
    words: /содержани[а-я]+ .{0,20}образовани|учебн[а-я]+ план|элективн|рабоч[а-я]+ программ/,
    evidence: [{ title: 'Рабочие программы или выписка из учебного плана', kind: 'ANY' }],
    figures: [],
  },
  {
    words: /общеразвивающ[а-я]+ программ|дополнительн[а-я]+ (?:обще)?[а-я]* ?программ/,
    evidence: [{ title: 'Обновлённые программы и приказ об их утверждении', kind: 'ANY' }],
    figures: [
      { label: 'Программ всего', unit: 'ед.' },
      { label: 'Из них обновлено', unit: 'ед.' },
    ],
  },
  {
    words: /муниципальн[а-я]+ модел|положени[ея]|порядок|регламент/,
    evidence: [
      { title: 'Приказ об утверждении', kind: 'FILE' },
      { title: 'Ссылка на опубликованный документ', kind: 'LINK', required: false },
    ],
    figures: [],
  },
  {
    words: /размести|опубликов|сайт/,
    evidence: [{ title: 'Ссылка на страницу сайта', kind: 'LINK' }],
    figures: [],
  },
  {
    words: /пров(?:ести|едени)|организовать|мероприяти/,
    evidence: [{ title: 'Приказ и отчёт о проведении', kind: 'FILE' }],
    figures: [
      { label: 'Проведено мероприятий', unit: 'ед.' },
      { label: 'Участников', unit: 'чел.' },
    ],
  },
  {
    words: /мониторинг|анализ|информаци[а-я]+ о|отч[её]т|сведени/,
    evidence: [{ title: 'Аналитическая справка (отчёт)', kind: 'FILE' }],
    figures: [],
  },
]

/** When no line fits. */
export const ANY_DUTY: EvidenceKeyword = {
  words: /(?:)/,
  evidence: [{ title: 'Документ, подтверждающий исполнение', kind: 'ANY' }],
  figures: [],
}
