/** Klimov's five types by what a profession deals with (domain.md §2 «Diagnostics»). */
export type ProfessionType = 'NATURE' | 'TECHNICS' | 'PERSON' | 'SIGN' | 'ART'

const BY_TYPE: Record<ProfessionType, string> = {
  NATURE:
    'Агроном, Биолог, Ветеринарный врач, Геолог, Гидролог, Егерь, Зоотехник, Кинолог, Лаборант химического анализа, Лесничий, Маркшейдер, Метеоролог, Микробиолог, Обогатитель полезных ископаемых, Охотовед, Пчеловод, Рыбовод, Садовод, Фармацевт, Эколог',
  TECHNICS:
    'Автомеханик, Водитель, Горный инженер, Инженер-конструктор, Инженер-энергетик, Каменщик, Лётчик, Машинист бульдозера, Машинист локомотива, Машинист экскаватора, Механик, Монтажник, Наладчик оборудования, Пилот беспилотных летательных аппаратов, Проходчик, Сварщик, Слесарь, Столяр, Строитель, Судоводитель, Токарь, Фрезеровщик, Электрик, Электромонтёр, Электроник',
  PERSON:
    'Библиотекарь, Воспитатель, Врач, Гид, Кадровый специалист, Медицинская сестра, Менеджер, Официант, Парикмахер, Педагог дополнительного образования, Пожарный, Полицейский, Предприниматель, Продавец, Проводник, Психолог, Социальный работник, Спасатель, Стоматолог, Тренер, Учитель, Фельдшер, Экскурсовод, Юрист',
  SIGN: 'Архивист, Аудитор, Бухгалтер, Диспетчер, Инженер-программист, Картограф, Корректор, Кассир, Лингвист, Логист, Математик, Нотариус, Оператор связи, Переводчик, Проектировщик, Системный администратор, Специалист по защите информации, Статистик, Тестировщик программ, Экономист',
  ART: 'Актёр, Архитектор, Дизайнер, Дирижёр, Журналист, Закройщик, Звукорежиссёр, Кондитер, Ландшафтный дизайнер, Музыкант, Оператор кино, Повар, Режиссёр, Реставратор, Столяр-краснодеревщик, Флорист, Фотограф, Художник, Хореограф, Швея, Ювелир',
}

export type Profession = { title: string; type: ProfessionType }

/** The classification that the search offers, by name; wishes in other words are taken all the same. */
export const PROFESSIONS: readonly Profession[] = (Object.entries(BY_TYPE) as [ProfessionType, string][])
  .flatMap(([type, titles]) => titles.split(', ').map((title) => ({ title, type })))
  .toSorted((a, b) => a.title.localeCompare(b.title, 'ru'))

/** The type of a profession of the classification; null of one in other words. */
export function typeOfProfession(title: string): ProfessionType | null {
  const known = title.trim().toLowerCase()
  return PROFESSIONS.find((each) => each.title.toLowerCase() === known)?.type ?? null
}
