import { AlignmentType, Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { extractSource } from '../../../../lib/resolutions/import/extract'
import { docx, paragraphXml, pdf, tableXml } from './make-files'
import { parseBytes } from './support'

const reasonOf = async (bytes: Uint8Array, name = 'file') => {
  const extracted = await extractSource(bytes, name)
  return extracted.ok ? 'read' : extracted.reason
}

const HEAD = [
  'ПРИКАЗ',
  '02.03.2026 № 41',
  'О дне открытых мастерских',
  'В целях знакомства школьников с ремёслами ПРИКАЗЫВАЮ:',
]

describe('plain text', () => {
  const text = `${HEAD.join('\n')}\n1. Отделу воспитания (Жукова О.П.) составить программу до 16 марта 2026 года.\nДиректор А.А. Липов\n`

  it.each(['utf8', 'utf16le', 'win1251', 'koi8-r', 'cp866'])('is read in %s', async (encoding) => {
    const bytes =
      encoding === 'utf16le'
        ? Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, encoding)])
        : iconv.encode(text, encoding)
    const parsed = await parseBytes(new Uint8Array(bytes), 'приказ.txt')
    expect(parsed.items[0]).toMatchObject({
      executor: 'Отделу воспитания',
      executorPersons: ['Жукова О.П.'],
      dueDate: '2026-03-16',
    })
    expect(parsed.date).toBe('2026-03-02')
  })
})

describe('docx', () => {
  it('computes the numbers of a multi-level list', async () => {
    const item = (text: string, level: number) => ({ text, numId: 1, level })
    const body = [
      ...HEAD,
      item('Утвердить программу дня.', 0),
      item('Отделу воспитания (Жукова О.П.):', 0),
      item('Составить график мастер-классов.', 1),
      item('Подвести итоги. Срок: до 10 апреля 2026 г.', 1),
      item('Руководителям школ обеспечить участие детей.', 0),
    ]
    const parsed = await parseBytes(docx(body.map(paragraphXml).join('')), 'приказ.docx')
    expect(parsed.items.map((i) => i.number)).toEqual(['1', '2.1', '2.2', '3'])
    expect(parsed.items[2]).toMatchObject({ executor: 'Отделу воспитания', dueDate: '2026-04-10' })
  })

  it('gives a bulleted list under an executor to that executor', async () => {
    const bullet = (text: string) => ({ text, numId: 2, level: 0 })
    const body = [
      ...HEAD,
      '1. Руководителям школ:',
      bullet('провести уроки до 20 марта 2026 года;'),
      bullet('направить отчёт постоянно.'),
    ]
    const parsed = await parseBytes(docx(body.map(paragraphXml).join('')), 'x.docx')
    expect(parsed.items.map((i) => [i.executor, i.deadlineKind])).toEqual([
      ['Руководителям школ', 'date'],
      ['Руководителям школ', 'ongoing'],
    ])
  })

  it('reads a plan from a table', async () => {
    const table = tableXml([
      ['№ п/п', 'Мероприятие', 'Срок', 'Ответственный'],
      ['1', 'Выставка детских работ', 'май 2026 г.', 'Жукова О.П., методист'],
      ['2', 'Беседы о труде', 'ежемесячно', 'классные руководители'],
    ])
    const parsed = await parseBytes(docx(`${paragraphXml('ПЛАН РАБОТЫ кружка на 2026 год')}${table}`), 'план.docx')
    expect(parsed.items).toMatchObject([
      {
        number: '1',
        executor: 'методист',
        executorPersons: ['Жукова О.П.'],
        deadlineKind: 'month',
        dueDate: '2026-05-31',
      },
      { number: '2', executor: 'классные руководители', deadlineKind: 'recurring' },
    ])
  })

  it('reads what the docx package writes', async () => {
    const numbered = (text: string, level: number) =>
      new Paragraph({ numbering: { reference: 'list', level }, children: [new TextRun(text)] })
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
    const file = new Document({
      numbering: {
        config: [
          {
            reference: 'list',
            levels: [
              { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT },
              { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2.', alignment: AlignmentType.LEFT },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            new Table({ rows: [new TableRow({ children: [cell('02.03.2026'), cell('№ 41')] })] }),
            new Paragraph('О дне открытых мастерских'),
            new Paragraph('ПРИКАЗЫВАЮ:'),
            numbered('Отделу воспитания:', 0),
            numbered('подготовить площадки в срок до 5 марта 2026 года;', 1),
            numbered('Контроль за исполнением приказа оставляю за собой.', 0),
          ],
        },
      ],
    })
    const parsed = await parseBytes(new Uint8Array(await Packer.toBuffer(file)), 'приказ.docx')
    expect(parsed).toMatchObject({ number: '41', date: '2026-03-02', title: 'О дне открытых мастерских' })
    expect(parsed.items.map((i) => [i.number, i.role])).toEqual([
      ['1.1', 'task'],
      ['2', 'control'],
    ])
  })

  it('leaves out deleted text', async () => {
    const removed =
      '<w:p><w:del><w:r><w:t>2. Удалённый пункт.</w:t></w:r></w:del><w:r><w:t>2. Провести смотр.</w:t></w:r></w:p>'
    const parsed = await parseBytes(
      docx(`${[...HEAD, '1. Утвердить план.'].map(paragraphXml).join('')}${removed}`),
      'x.docx',
    )
    expect(parsed.items.map((i) => i.text)).toEqual(['Утвердить план.', 'Провести смотр.'])
  })
})

describe('html', () => {
  it('numbers ordered lists, also inner ones, and keeps table cells apart', async () => {
    const html = `<!DOCTYPE html><html><head><title>нет</title><script>var a = '<p>1. Нет</p>'</script></head><body>
      <table><tr><td>02.03.2026</td><td>№&nbsp;41</td></tr></table><p>О дне открытых
      мастерских</p><p>ПРИКАЗЫВАЮ:</p>
      <ol><li>Утвердить программу.</li><li>Отделу воспитания (Жукова&nbsp;О.П.):<ol><li>составить список; срок &ndash; до 9&nbsp;марта 2026&nbsp;г.</li></ol></li></ol>
      <p>Директор А.А. Липов</p></body></html>`
    const parsed = await parseBytes(strToU8(html), 'приказ.html')
    expect(parsed).toMatchObject({
      number: '41',
      date: '2026-03-02',
      title: 'О дне открытых мастерских',
      signatories: ['Директор А.А. Липов'],
    })
    expect(parsed.items).toMatchObject([
      { number: '1', role: 'approve' },
      { number: '2.1', executor: 'Отделу воспитания', dueDate: '2026-03-09' },
    ])
  })
})

describe('pdf', () => {
  it('reads a text layer, joins hyphenated words and parts columns', async () => {
    const rows = [
      'ПРИКАЗ',
      'О дне открытых мастерских',
      'ПРИКАЗЫВАЮ:',
      '1. Отделу воспита-',
      'ния составить программу до 16 марта 2026 года.',
      '2. Контроль оставляю за собой.',
    ]
    const lines = rows.map((text, i) => ({ text, y: 740 - i * 16 }))
    const parsed = await parseBytes(
      pdf([...lines, { text: '02.03.2026', x: 60, y: 780 }, { text: '№ 41', x: 400, y: 780 }]),
      'приказ.pdf',
    )
    expect(parsed).toMatchObject({ number: '41', date: '2026-03-02' })
    expect(parsed.items[0]).toMatchObject({ executor: 'Отделу воспитания', dueDate: '2026-03-16' })
    expect(parsed.items[1]?.role).toBe('control')
  })

  it('puts the rows of a plan together whose cells run over several lines', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.flatMap((text, i) => (text ? [{ text, x: [40, 90, 320, 440][i] ?? 0, y }] : []))
    const parsed = await parseBytes(
      pdf([
        { text: 'План мероприятий на 2026 год', x: 180, y: 800 },
        ...row(770, '№', 'Мероприятие', 'Срок', 'Ответственный'),
        ...row(756, 'п/п', '', 'исполнения', ''),
        ...row(730, '1.', 'Посетить колледж вместе', 'до 20 марта', 'Жукова О.П.,'),
        ...row(716, '', 'с родителями', '2026 г.', 'методист'),
        ...row(690, '2.', 'Беседы о труде', 'ежемесячно', 'учителя'),
      ]),
      'план.pdf',
    )
    expect(parsed.items).toMatchObject([
      {
        text: 'Посетить колледж вместе с родителями',
        executor: 'методист',
        executorPersons: ['Жукова О.П.'],
        dueDate: '2026-03-20',
      },
      { text: 'Беседы о труде', executor: 'учителя', deadlineKind: 'recurring' },
    ])
  })

  it('parts the rows of a plan whose numbers stand before the measure, without a column or a gap of their own', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.flatMap((text, i) => (text ? [{ text, x: [40, 320, 440][i] ?? 0, y }] : []))
    const parsed = await parseBytes(
      pdf([
        { text: 'План мероприятий на 2026 год', x: 180, y: 800 },
        ...row(770, 'Мероприятия', 'Срок', 'Ответственный'),
        ...row(756, '1.Посетить колледж вместе', 'март', 'Жукова О.П.'),
        ...row(742, 'с родителями', '', 'классные'),
        { text: 'руководители', x: 430, y: 728 },
        { text: 'ВОСПИТАТЕЛЬНАЯ И ПРОСВЕТИТЕЛЬНАЯ РАБОТА С РОДИТЕЛЯМИ', x: 160, y: 714 },
        ...row(700, '1. Собрания', 'май', 'директор'),
      ]),
      'план.pdf',
    )
    expect(parsed.items).toMatchObject([
      {
        number: '1',
        text: 'Посетить колледж вместе с родителями',
        executor: 'классные руководители',
        executorPersons: ['Жукова О.П.'],
      },
      { number: '1', text: 'Собрания', executor: 'директор', section: expect.stringMatching(/^ВОСПИТАТЕЛЬНАЯ/) },
    ])
  })

  it('parts the rows of a plan without numbers by the gaps between them', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.flatMap((text, i) => (text ? [{ text, x: [40, 130, 440][i] ?? 0, y }] : []))
    const parsed = await parseBytes(
      pdf([
        { text: 'План мероприятий на декабрь 2026 года', x: 180, y: 800 },
        ...row(770, 'Срок', 'Мероприятие', 'Ответственный'),
        ...row(756, 'проведения', '', ''),
        ...row(734, '11.12', 'Видеоурок для всех', 'Жукова О.П.'),
        ...row(720, '', 'желающих', ''),
        ...row(698, '12.12', 'Выставка', 'Юркин А.А.'),
      ]),
      'план.pdf',
    )
    expect(parsed.items).toMatchObject([
      { text: 'Видеоурок для всех желающих', executorPersons: ['Жукова О.П.'], dueDate: '2026-12-11' },
      { text: 'Выставка', executorPersons: ['Юркин А.А.'], dueDate: '2026-12-12' },
    ])
  })

  it('parts narrow columns, and a number that is one piece with the measure', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.flatMap((text, i) => (text ? [{ text, x: [40, 55, 208, 310][i] ?? 0, y }] : []))
    const parsed = await parseBytes(
      pdf([
        { text: 'План мероприятий на 2026 год', x: 180, y: 800 },
        ...row(770, 'N', 'Наименование мероприятий', 'Дата проведения', 'Ответственный'),
        { text: '1. Митинг', x: 40, y: 740 },
        ...row(740, '', '', '07.05.2026', 'клуб'),
        { text: '2. Концерт', x: 40, y: 720 },
        ...row(720, '', '', '09.05.2026', 'школа'),
      ]),
      'план.pdf',
    )
    expect(parsed.items.map((item) => [item.number, item.text, item.dueDate, item.executor])).toEqual([
      ['1', 'Митинг', '2026-05-07', 'клуб'],
      ['2', 'Концерт', '2026-05-09', 'школа'],
    ])
  })

  it('refuses a scan', async () => {
    expect(await reasonOf(pdf([]), 'скан.pdf')).toBe('SCANNED_PDF')
  })
})

describe('refusals', () => {
  it('goes by the content, not by the name', async () => {
    expect(await reasonOf(docx(paragraphXml('Приказ о чём-нибудь')), 'приказ.txt')).toBe('read')
    expect(await reasonOf(strToU8('Приказ'), 'приказ.docx')).toBe('read')
  })

  it.each<[string, Uint8Array, string]>([
    ['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1), 'TOO_LARGE'],
    ['nothing', new Uint8Array(0), 'NO_TEXT'],
    ['white space', strToU8(' \n\t '), 'NO_TEXT'],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'UNKNOWN_KIND'],
    ['rtf', strToU8('{\\rtf1 text}'), 'UNKNOWN_KIND'],
    ['an old .doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'UNKNOWN_KIND'],
    ['a zip without a document', zipSync({ 'a.txt': strToU8('a') }), 'UNKNOWN_KIND'],
    ['a cut zip', docx(paragraphXml('текст')).slice(0, 200), 'BROKEN_FILE'],
    ['a cut pdf', strToU8('%PDF-1.7\n1 0 obj'), 'BROKEN_FILE'],
  ])('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes)).toBe(reason)
  })

  it('stops inflating a bomb', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    expect(await reasonOf(bomb, 'bomb.docx')).toBe('TOO_COMPLEX')
  })

  it('expands no entities', async () => {
    const lol = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i} "${i ? `&l${i - 1};`.repeat(10) : 'ха'}">`).join(
      '',
    )
    const bytes = zipSync({
      'word/document.xml': strToU8(
        `<!DOCTYPE d [${lol}]><w:document><w:body>${paragraphXml('Приказ X')}<w:p><w:r><w:t>&l19;</w:t></w:r></w:p></w:body></w:document>`,
      ),
    })
    const extracted = await extractSource(bytes, 'x.docx')
    expect(extracted.ok && extracted.source.text.length).toBeLessThan(100)
  })
})
