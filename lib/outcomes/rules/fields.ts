/** A group of professions and specialities. */
export type Field = { code: string; title: string }

/**
 * The enlarged groups of professions, specialities and directions of training (УГСН) by their two digits, as the Ministry of Education
 * and Science's order № 1061 of 12.09.2013 and those after it name them; colleges and universities share the numbers.
 */
const TITLES: Record<string, string> = {
  '01': 'Математика и механика',
  '02': 'Компьютерные и информационные науки',
  '03': 'Физика и астрономия',
  '04': 'Химия',
  '05': 'Науки о Земле',
  '06': 'Биологические науки',
  '07': 'Архитектура',
  '08': 'Техника и технологии строительства',
  '09': 'Информатика и вычислительная техника',
  '10': 'Информационная безопасность',
  '11': 'Электроника, радиотехника и системы связи',
  '12': 'Фотоника, приборостроение и биотехнические системы',
  '13': 'Электро- и теплоэнергетика',
  '14': 'Ядерная энергетика и технологии',
  '15': 'Машиностроение',
  '16': 'Физико-технические науки и технологии',
  '17': 'Оружие и системы вооружения',
  '18': 'Химические технологии',
  '19': 'Промышленная экология и биотехнологии',
  '20': 'Техносферная безопасность и природообустройство',
  '21': 'Прикладная геология, горное дело, нефтегазовое дело и геодезия',
  '22': 'Технологии материалов',
  '23': 'Техника и технологии наземного транспорта',
  '24': 'Авиационная и ракетно-космическая техника',
  '25': 'Аэронавигация и эксплуатация авиационной техники',
  '26': 'Техника и технологии кораблестроения и водного транспорта',
  '27': 'Управление в технических системах',
  '28': 'Нанотехнологии и наноматериалы',
  '29': 'Технологии лёгкой промышленности',
  '30': 'Фундаментальная медицина',
  '31': 'Клиническая медицина',
  '32': 'Науки о здоровье и профилактическая медицина',
  '33': 'Фармация',
  '34': 'Сестринское дело',
  '35': 'Сельское, лесное и рыбное хозяйство',
  '36': 'Ветеринария и зоотехния',
  '37': 'Психологические науки',
  '38': 'Экономика и управление',
  '39': 'Социология и социальная работа',
  '40': 'Юриспруденция',
  '41': 'Политические науки и регионоведение',
  '42': 'Средства массовой информации и информационно-библиотечное дело',
  '43': 'Сервис и туризм',
  '44': 'Образование и педагогические науки',
  '45': 'Языкознание и литературоведение',
  '46': 'История и археология',
  '47': 'Философия, этика и религиоведение',
  '48': 'Теология',
  '49': 'Физическая культура и спорт',
  '50': 'Искусствознание',
  '51': 'Культуроведение и социокультурные проекты',
  '52': 'Сценические искусства и литературное творчество',
  '53': 'Музыкальное искусство',
  '54': 'Изобразительное и прикладные виды искусств',
  '55': 'Экранные искусства',
  '56': 'Военное управление',
  '57': 'Обеспечение государственной безопасности',
  '58': 'Востоковедение и африканистика',
}

/** In the order of their codes. */
export const FIELDS: readonly Field[] = Object.entries(TITLES)
  .map(([code, title]) => ({ code, title }))
  .toSorted((a, b) => a.code.localeCompare(b.code))

/** «21. Прикладная геология…», as it is offered and shown; a code that is not of the list stands alone. */
export function fieldText(code: string): string {
  const title = TITLES[code]
  return title ? `${code}. ${title}` : code
}

const plain = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/**
 * The code of what was typed: two digits, a whole code of a speciality («21.02.15 Открытые горные работы»), a title or its
 * unmistakable beginning of five letters or more. Null for what names no group.
 */
export function readField(typed: string): string | null {
  const code = /^\s*(\d{2})(?!\d)/.exec(typed)?.[1]
  if (code) return TITLES[code] ? code : null
  const words = plain(typed)
  if (words.length < 5) return null
  const exact = FIELDS.filter(({ title }) => plain(title) === words)
  const found = exact.length > 0 ? exact : FIELDS.filter(({ title }) => plain(title).startsWith(words))
  return found.length === 1 ? (found[0]?.code ?? null) : null
}
