import { randomUUID } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/kernel/actor'
import { db } from '@/lib/kernel/db'
import { newSessionSecret } from '@/lib/kernel/session'
import { uploadImportAction } from '@/lib/students/actions/import'
import { cookieOf, fromForeignPage, fromOwnPage } from '../../support/request'
import { pdfFile } from '../../unit/kernel/files/sample-files'
import { redirectOf } from '../people/door'
import { csv, type ImportWorld, makeImportWorld } from './import-fixture'

vi.mock('next/headers', async () => (await import('../../support/request')).nextHeaders)

let world: ImportWorld
beforeAll(async () => {
  world = await makeImportWorld()
})

async function signIn(actor: Actor): Promise<void> {
  const { secret, tokenHash } = newSessionSecret()
  await db().session.create({ data: { userId: actor.userId, grantId: actor.grantId, tokenHash } })
  fromOwnPage(await cookieOf(secret))
}

function upload(bytes: Uint8Array | string, name: string, kind = 'STUDENTS') {
  const form = new FormData()
  form.set('requestKey', randomUUID())
  form.set('kind', kind)
  form.set('file', new File([bytes as BlobPart], name))
  return uploadImportAction(null, form)
}

const LIST = csv([
  ['ФИО', 'Дата рождения', 'Класс'],
  ['Кедров Кирилл', '01.02.2012', '8А'],
])

/** What is wrong with the file, in the words at its field. */
async function refusal(bytes: Uint8Array | string, name: string): Promise<string> {
  const outcome = await upload(bytes, name)
  expect(outcome).toMatchObject({ ok: false, kind: 'invalid' })
  return outcome.ok || outcome.kind !== 'invalid' ? '' : (outcome.fieldErrors.file?.join(' ') ?? '')
}

describe('a table that is sent to be imported', () => {
  it('leads to its own page, whatever its file is called', async () => {
    await signIn(world.head)
    expect(await redirectOf(upload(LIST, 'список.pdf'))).toMatch(/^\/students\/import\/[0-9a-f-]{36}$/)
  })

  it('of a wrong kind is refused in a sentence that says what to do, and nothing of it is kept', async () => {
    await signIn(world.head)
    const before = await db().importDraft.count()
    const oldBook = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)])
    const macros = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/vbaProject.bin': new Uint8Array(100),
    })
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Uint8Array(200)])
    expect(await refusal(pdfFile(), 'список.xlsx')).toMatch(/не таблица/)
    expect(await refusal(picture, 'список.xlsx')).toMatch(/не таблица/)
    expect(await refusal(oldBook, 'список.xls')).toMatch(/старого формата/)
    expect(await refusal('<html><table><tr><td>ФИО</td></tr></table></html>', 'список.xls')).toMatch(/веб-страница/)
    expect(await refusal(macros, 'список.xlsx')).toMatch(/макросы/)
    expect(await refusal(zipSync({ 'a.txt': strToU8('нет книги') }), 'список.xlsx')).toMatch(/таблиц/)
    expect(await refusal('\r\n;;;\r\n', 'пустой.csv')).toMatch(/ни одной заполненной ячейки/)
    expect(await refusal('', 'пустой.csv')).toMatch(/Файл пуст/)
    expect(await db().importDraft.count()).toBe(before)
  }, 60_000)

  it('that is too large, packed or unpacked, too long or too wide is refused', async () => {
    await signIn(world.head)
    expect(await refusal(new Uint8Array(5 * 1024 * 1024 + 1), 'список.csv')).toMatch(/больше 5 МБ/)
    expect(await refusal('a\r\n'.repeat(20_001), 'список.csv')).toMatch(/слишком много строк/)
    expect(await refusal('a;'.repeat(101), 'список.csv')).toMatch(/больше 100 столбцов/)
    const bomb = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(40 * 1024 * 1024),
    })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await refusal(bomb, 'список.xlsx')).not.toBe('')
  }, 60_000)

  it('of another site, of a teacher or of nobody goes nowhere', async () => {
    const before = await db().importDraft.count()
    await signIn(world.teacher)
    expect(await upload(LIST, 'список.csv')).toMatchObject({ ok: false, reason: 'FORBIDDEN' })
    fromForeignPage()
    expect(await upload(LIST, 'список.csv')).toMatchObject({ ok: false, reason: 'FOREIGN_ORIGIN' })
    expect(await db().importDraft.count()).toBe(before)
  })
})
