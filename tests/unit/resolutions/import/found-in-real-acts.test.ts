import { describe, expect, it } from 'vitest'
import { parseText } from './support'

// Shapes that were met in acts as municipalities publish them. All texts are invented.

const act = (...body: string[]) =>
  parseText(
    [
      'АДМИНИСТРАЦИЯ ЗАРЕЧНОГО РАЙОНА',
      'ПОСТАНОВЛЕНИЕ',
      'от 05.04.2024 № 71',
      'О весенних работах',
      'В целях порядка',
      'ПОСТАНОВЛЯЮ:',
      ...body,
    ].join('\n'),
  )
const facts = (parsed: ReturnType<typeof parseText>) =>
  parsed.items.map((item) => [item.number, item.role, item.executor, item.text.slice(0, 24)])

describe('numbers', () => {
  it('an item may begin with a date', () => {
    const parsed = act('1.30 апреля 2024 года считать днём открытых дверей.', '2.Школам провести линейки.')
    expect(parsed.items.map((item) => item.number)).toEqual(['1', '2'])
    expect(parsed.items[0]?.text).toMatch(/^30 апреля 2024 года считать/)
  })

  it('items and sub-items that stand in one paragraph are parted', () => {
    const parsed = act(
      '1. Директорам школ: 1.1. В срок до 3 мая 2024 г. сдать отчёты; 1.2. Убрать дворы.',
      '2. Отделу культуры провести концерт во всех домах района 3. Отделу спорта провести забег.',
    )
    expect(facts(parsed)).toEqual([
      ['1.1', 'task', 'Директорам школ', 'В срок до 3 мая 2024 г. '],
      ['1.2', 'task', 'Директорам школ', 'Убрать дворы.'],
      ['2', 'task', 'Отделу культуры', 'Отделу культуры провести'],
      ['3', 'task', 'Отделу спорта', 'Отделу спорта провести з'],
    ])
    expect(parsed.items[0]?.dueDate).toBe('2024-05-03')
  })

  it('a number that cites begins nothing', () => {
    const parsed = act('1. Школам учесть то, что сказано в пункте 2. Устава района, и доложить.')
    expect(parsed.items).toHaveLength(1)
  })

  it('an act may be one paragraph without operative words', () => {
    const parsed = parseText(
      'О трудовых отрядах\nВ целях занятости школьников Заречного района в летние каникулы и для благоустройства улиц и скверов города: 1. Создать трудовые отряды при школах. 2. Отделу молодёжи утвердить графики. 3. Контроль за исполнением распоряжения оставляю за собой.',
    )
    expect(facts(parsed).map(([number, role]) => [number, role])).toEqual([
      ['1', 'approve'],
      ['2', 'task'],
      ['3', 'control'],
    ])
    expect(parsed.title).toBe('О трудовых отрядах')
  })

  it('dashes may stand for numbers below a preamble', () => {
    const parsed = parseText(
      'от 5 апреля 2024 года № 71\nО пожарной безопасности\nВ целях предупреждения пожаров:\n- Утвердить план мероприятий.\n- Зареченскому лесничеству провести беседы.\n- Запретить костры.',
    )
    expect(facts(parsed)).toEqual([
      [null, 'approve', null, 'Утвердить план мероприят'],
      [null, 'task', 'Зареченскому лесничеству', 'Зареченскому лесничеству'],
      [null, 'task', null, 'Запретить костры.'],
    ])
  })

  it('a paragraph inside a numbered item is no item while the numbers run on', () => {
    const parsed = act('1. Провести ярмарку.', 'Пригласить на неё мастеров.', '2. Провести концерт.')
    expect(parsed.items.map((item) => item.number)).toEqual(['1', '2'])
    expect(parsed.items[0]?.text).toContain('Пригласить')
  })

  it('where no number follows, such a paragraph is an item of its own', () => {
    const parsed = act('1. Провести ярмарку.', 'Создать штаб ярмарки.')
    expect(parsed.items.map((item) => item.number)).toEqual(['1', null])
  })
})

describe('duties under a heading', () => {
  it('may be parted by commas', () => {
    const parsed = act(
      '1. Руководителям отделов:',
      'довести план до сотрудников,',
      'назначить ответственных за отчёты,',
      'проверить журналы.',
      '2. Создать комиссию.',
    )
    expect(facts(parsed)).toEqual([
      [null, 'task', 'Руководителям отделов', 'довести план до сотрудни'],
      [null, 'task', 'Руководителям отделов', 'назначить ответственных '],
      [null, 'task', 'Руководителям отделов', 'проверить журналы.'],
      ['2', 'approve', null, 'Создать комиссию.'],
    ])
  })

  it('a wrapped line that begins with a verb goes on the sentence', () => {
    const parsed = act('1. Школам подготовить, согласовать,', 'утвердить и опубликовать планы работы', 'на лето.')
    expect(parsed.items).toHaveLength(1)
  })

  it('may begin with their object, and the heading may stand without operative words', () => {
    const parsed = parseText(
      'О проверке меню\nРуководителям детских садов района:\nпровести с 1 по 11 октября 2024 г. проверку меню;\nитоговый лист представить в отдел до 18 октября 2024 г.',
    )
    expect(parsed.items.map((item) => [item.executor, item.dueDate])).toEqual([
      ['Руководителям детских садов района', '2024-10-11'],
      ['Руководителям детских садов района', '2024-10-18'],
    ])
  })

  it('a heading may hold one verb', () => {
    const parsed = act('1. Исполнителям программы обеспечить:', '1.1. Сбор заявок.', '1.2. Выдачу справок.')
    expect(facts(parsed)).toEqual([
      ['1.1', 'task', 'Исполнителям программы', 'Сбор заявок.'],
      ['1.2', 'task', 'Исполнителям программы', 'Выдачу справок.'],
    ])
  })
})

it('paragraphs without numbers and full stops are parted', () => {
  const long =
    'Рекомендовать главам поселений Заречного района разработать и утвердить до конца года планы содержания дорог, дворов, скверов и площадей своих поселений'
  const parsed = act(long, 'Финансовому отделу (Лапина Т.И.) предусмотреть средства на дороги')
  expect(parsed.items.map((item) => item.executorPersons)).toEqual([[], ['Лапина Т.И.']])
})

describe('control', () => {
  it('over works is a duty, over the act it is control', () => {
    const parsed = act(
      '1. Депутатам Думы осуществлять контроль за окончанием работ.',
      '2. Осуществлять контроль за качеством питания.',
      '3. Отделу образования осуществлять контроль за исполнением настоящего постановления.',
      '4. Контроль за исполнением постановления на заместителя главы района Юркина А.А.',
    )
    expect(parsed.items.map((item) => item.role)).toEqual(['task', 'task', 'control', 'control'])
    expect(parsed.items[0]?.executor).toBe('Депутатам Думы')
  })
})

describe('the head', () => {
  it('a date may have spaces after its points', () => {
    expect(parseText('ПОСТАНОВЛЕНИЕ\nОт 4. 10. 2024 года № 42\nО зиме\nПОСТАНОВЛЯЮ:\n1. Убрать снег.')).toMatchObject({
      number: '42',
      date: '2024-10-04',
    })
  })

  it("a site's hour is not the act's date, and its page marks are no text", () => {
    const parsed = parseText(
      '06.09.2024 00:00 |\nПриказ № 3 от 25.08.2024 г. по Заречной школе «О горячем питании»\nДля порядка\nПРИКАЗЫВАЮ:\n1. Повару школы Лапиной Н.И. составить меню.\nГлава района |\nА.А. Юркин |\n2. Всё это не приказ.',
    )
    expect(parsed).toMatchObject({ title: 'О горячем питании', number: '3', date: '2024-08-25' })
    expect(parsed.items.map((item) => item.text)).toEqual(['Повару школы Лапиной Н.И. составить меню.'])
  })
})

it('an amendment is known though its quotations are never closed', () => {
  const parsed = act(
    '1. Внести в постановление администрации от 27.08.2014 № 11 «Об утверждении программы «Рост» изменения, изложив программу «Рост» заново.',
  )
  expect(parsed.items[0]?.role).toBe('amend')
})

it('who publishes may stand in a bracket at the end', () => {
  const parsed = act('1. Данное постановление опубликовать в газете «Заря» (А.А. Юркин).')
  expect(parsed.items[0]).toMatchObject({ role: 'publish', executorPersons: ['А.А. Юркин'] })
})

describe('whose duty it is', () => {
  it('the end of the preamble may be the heading over dashes', () => {
    const parsed = parseText(
      'О начале года\nВ целях выполнения закона об образовании руководителям школ района:\n- Провести линейки;\n- Сообщать ежедневно о посещении.',
    )
    expect(parsed.items.map((item) => [item.executor, item.deadlineKind])).toEqual([
      ['руководителям школ района', 'none'],
      ['руководителям школ района', 'recurring'],
    ])
  })

  it('a duty is laid on somebody before it is named', () => {
    const parsed = act('1. Возложить на руководителей школ персональную ответственность за жизнь детей.')
    expect(parsed.items[0]).toMatchObject({ role: 'task', executor: 'руководителей школ' })
  })

  it('a time may stand before the heading', () => {
    const parsed = act('1. В период проведения выборов 4 мая 2024 г. руководителям школ:', '1.1. Усилить пропуск.')
    expect(parsed.items[0]?.executor).toBe('руководителям школ')
  })

  it('a surname may go on in a small letter after its hyphen', () => {
    const parsed = act('1. Отделу культуры (Дадар-оол Л.М.) провести праздник.')
    expect(parsed.items[0]?.executorPersons).toEqual(['Дадар-оол Л.М.'])
  })
})

it('an act without a name has none, whatever territory stands in its head', () => {
  const parsed = parseText(
    'АДМИНИСТРАЦИЯ ЗАРЕЧНОГО РАЙОНА\nЛЕСНОЙ ОБЛАСТИ\nПОСТАНОВЛЕНИЕ\n05.04.2024 № 7\nр.п. Лесозаречный\nВ целях порядка\nПОСТАНОВЛЯЮ:\n1. Убрать снег.',
  )
  expect(parsed).toMatchObject({ title: null, number: '7', date: '2024-04-05' })
})

describe('what later acts changed', () => {
  it("gives neither number nor date, nor a part of the act's name", () => {
    const parsed = parseText(
      'ПОСТАНОВЛЕНИЕ\nот «___»________2024 года №____\nОб утверждении программы «Дороги»\n(с изм. от 28.03.2014 г. № 122, 20.11.2014 г. № 536, 27.12.2017 г.\n№ 706, 25.07.2018 г. № 460)\nВ целях порядка\nПОСТАНОВЛЯЮ:\n1. Настоящее постановление вступает после опубликования.',
    )
    expect(parsed).toMatchObject({ title: 'Об утверждении программы «Дороги»', number: null, date: null })
    expect(parsed.items[0]?.role).toBe('force')
  })
})

it('a number may stand on a line of its own', () => {
  const parsed = act(
    '1.',
    'Отделу культуры провести праздник.',
    '2.',
    'Постановление вступает в силу со дня подписания.',
  )
  expect(facts(parsed)).toEqual([
    ['1', 'task', 'Отделу культуры', 'Отделу культуры провести'],
    ['2', 'force', null, 'Постановление вступает в'],
  ])
})

describe('plans', () => {
  it("a plan's year may stand in its title without a full stop; an hour is no date", () => {
    const parsed = parseText(
      'План мероприятий библиотеки на декабрь 2022 г.\nСрок\tМероприятие\tОтветственные\n01.12\tВыставка книг\tЛапина Н.Н.\n23.12-28.12\tЁлка желаний\tКоллектив\n07.12.2022 г. 11.00\tМитинг у обелиска\tКлуб',
    )
    expect(parsed.items.map((item) => [item.deadlineKind, item.dueDate])).toEqual([
      ['date', '2022-12-01'],
      ['date', '2022-12-28'],
      ['date', '2022-12-07'],
    ])
  })

  it("rows copied from a page keep their bars but the first; «в 2008 году» is the plan's year", () => {
    const parsed = parseText(
      'План мероприятий Года семьи в Заречном районе в 2024 году\nN п/п | Мероприятия | Сроки | Ответственные |\n1 | 2 | 3 | 4 |\n1. | Конкурс семей | 15 мая - 15 июня | Отдел культуры |\n2. | Концерт | до 8 июля | Юркин А.А. |',
    )
    expect(parsed.items.map((item) => [item.number, item.executor, item.executorPersons, item.dueDate])).toEqual([
      ['1', 'Отдел культуры', [], '2024-06-15'],
      ['2', null, ['Юркин А.А.'], '2024-07-08'],
    ])
  })

  it("an act's days without a year come next after its own date, whatever year its title names", () => {
    const parsed = parseText(
      'ПОСТАНОВЛЕНИЕ\nот 05.11.2024 № 9\nО бюджете на 2025 год\nПОСТАНОВЛЯЮ:\n1. Отделам до 1 декабря подать заявки.',
    )
    expect(parsed.items[0]?.dueDate).toBe('2024-12-01')
  })
})
