import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import readline from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { exceptionsFromCsv } from '../lib/kernel/production-calendar'
import { generateClient } from './database/generate'
import { migrate } from './database/migrations'
import { findRunningDatabase } from './database/start-database'
import { readEnvFile } from './start/settings'
import { dataFolder, root } from './support/root'
import { runMain, Sentence } from './support/sentence'

/**
 * npm run setup: the first municipality of an installation, its Department and the account of the Department's head.
 * npm run setup -- --reset-head=LOGIN: a new one-time password for a head who has lost it.
 */

type Question = { flag: string; question: string; usual?: string; optional?: boolean; check: z.ZodType<string> }

const words = (most: number) => z.string().trim().min(1, 'нужен ответ').max(most, `не длиннее ${most} знаков`)
const name = words(60).regex(/^[\p{L}\p{M}][\p{L}\p{M}'’.\- ]*$/u, 'только буквы, дефис и пробел')
const zone = words(60).refine((value) => {
  try {
    new Intl.DateTimeFormat('ru', { timeZone: value })
    return true
  } catch {
    return false
  }
}, 'такого часового пояса нет: нужен, например, Asia/Irkutsk')

const QUESTIONS: Question[] = [
  { flag: 'municipality', question: 'Название муниципалитета', check: words(200) },
  { flag: 'region', question: 'Регион', check: words(200) },
  { flag: 'time-zone', question: 'Часовой пояс', usual: 'Asia/Irkutsk', check: zone },
  { flag: 'department', question: 'Полное наименование Управления образования', check: words(500) },
  {
    flag: 'department-short',
    question: 'Краткое наименование Управления',
    usual: 'Управление образования',
    check: words(120),
  },
  {
    flag: 'resource-centre',
    question: 'Наименование Ресурсного центра, если он есть',
    optional: true,
    check: words(120),
  },
  { flag: 'last-name', question: 'Фамилия начальника Управления', check: name },
  { flag: 'first-name', question: 'Имя', check: name },
  { flag: 'middle-name', question: 'Отчество', optional: true, check: name },
  {
    flag: 'login',
    question: 'Логин; если не указать, будет составлен из фамилии',
    optional: true,
    check: words(64).regex(
      /^[a-z0-9][a-z0-9._-]{2,}$/,
      'не меньше 3 знаков: строчные латинские буквы, цифры, точка, дефис',
    ),
  },
]

const USAGE = `npm run setup -- ${QUESTIONS.map(({ flag, optional, usual }) => (optional || usual ? `[--${flag}=…]` : `--${flag}=…`)).join(' ')}`

const RESET_USAGE = 'npm run setup -- --reset-head=ЛОГИН'

type Flags = Record<string, string | undefined>

function readFlags(): Flags {
  const options = Object.fromEntries(QUESTIONS.map(({ flag }) => [flag, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({
      options: { ...options, 'reset-head': { type: 'string' }, help: { type: 'boolean' } },
      strict: true,
    })
    if (values.help) throw new Sentence(`${USAGE}\n${RESET_USAGE}`)
    return values as Flags
  } catch (error) {
    if (error instanceof Sentence) throw error
    throw new Sentence(
      `Такого параметра нет. Как запускать: ${USAGE}\nНовый пароль начальнику Управления: ${RESET_USAGE}`,
    )
  }
}

function judge({ check, optional }: Question, answer: string): { value: string } | { objection: string } {
  if (answer.trim() === '' && optional) return { value: '' }
  const parsed = check.safeParse(answer)
  return parsed.success ? { value: parsed.data } : { objection: parsed.error.issues[0]?.message ?? 'ответ не подходит' }
}

/** Answers from flags; what is missing is asked when somebody sits at the terminal. */
async function readAnswers(flags: Flags): Promise<Record<string, string>> {
  const terminal = process.stdin.isTTY
    ? readline.createInterface({ input: process.stdin, output: process.stdout })
    : undefined
  const answers: Record<string, string> = {}
  try {
    for (const question of QUESTIONS) {
      const given = flags[question.flag]
      if (given === undefined && terminal) {
        answers[question.flag] = await ask(terminal, question)
        continue
      }
      const judged = judge(question, given ?? question.usual ?? '')
      if ('objection' in judged) {
        throw new Sentence(`--${question.flag} (${question.question}): ${judged.objection}. Как запускать: ${USAGE}`)
      }
      answers[question.flag] = judged.value
    }
  } finally {
    terminal?.close()
  }
  return answers
}

async function ask(terminal: readline.Interface, question: Question): Promise<string> {
  const { usual, optional } = question
  const note = usual ? ` [${usual}]` : optional ? ' (можно пропустить)' : ''
  for (;;) {
    const answer = await terminal.question(`${question.question}${note}: `)
    const judged = judge(question, answer.trim() || usual || '')
    if ('value' in judged) return judged.value
    console.log(`Не подходит: ${judged.objection}.`)
  }
}

async function setUp(): Promise<number> {
  const flags = readFlags()
  readEnvFile()
  const resetHead = flags['reset-head']
  // The embedded database of a demonstration has heads too.
  if (resetHead !== undefined) process.env.DATABASE_URL ||= await findRunningDatabase(dataFolder())
  if (!process.env.DATABASE_URL) {
    throw new Sentence(
      'Без DATABASE_URL портал работает как демонстрационный и настройки не требует: задайте DATABASE_URL базы муниципалитета и повторите.',
    )
  }
  // The kernel's settings ask for it, but nothing is signed here.
  process.env.AUTH_SECRET ||= randomBytes(32).toString('base64url')
  // Set-up comes before the first start.
  await generateClient()
  await migrate(process.env.DATABASE_URL)
  const { db, pool } = await import('../lib/kernel/db')
  try {
    if (resetHead !== undefined) return await resetHeadPassword(resetHead.trim().toLowerCase())
    const refused = 'Портал уже настроен: муниципалитет в базе есть. Людей и организации добавляют в самом портале.'
    // Before a dozen questions are asked; the command looks once more.
    if (await db().municipality.findFirst({ select: { id: true } })) throw new Sentence(refused)
    const answers = await readAnswers(flags)
    const of = (flag: string) => answers[flag] ?? ''
    const { setUpInstallation } = await import('../lib/institutions/commands/set-up')
    const result = await setUpInstallation({
      municipality: of('municipality'),
      region: of('region'),
      timeZone: of('time-zone'),
      department: of('department'),
      departmentShortName: of('department-short'),
      resourceCentre: of('resource-centre') || null,
      head: { lastName: of('last-name'), firstName: of('first-name'), middleName: of('middle-name') || null },
      login: of('login') || null,
      calendar: exceptionsFromCsv(
        fs.readFileSync(path.join(root, 'prisma', 'seed', 'production-calendar.csv'), 'utf8'),
      ),
    })
    if (!result.ok) throw new Sentence(refused)
    console.log(`Муниципалитет «${of('municipality')}» создан, производственный календарь внесён.`)
    console.log(`Логин начальника Управления: ${result.data.login}`)
    console.log(`Временный пароль: ${result.data.password}`)
    console.log('Запишите пароль: он показан один раз. При первом входе портал попросит заменить его.')
    return 0
  } finally {
    await db().$disconnect()
    await pool().end()
  }
}

async function resetHeadPassword(login: string): Promise<number> {
  const { rescueDepartmentHead } = await import('../lib/people/commands/rescue')
  const result = await rescueDepartmentHead(login)
  if (!result.ok) {
    const { db } = await import('../lib/kernel/db')
    const { listDepartmentHeadLogins } = await import('../lib/people/queries/rescue')
    const logins = await listDepartmentHeadLogins(db())
    throw new Sentence(
      `Логин «${login}» не принадлежит начальнику Управления; у начальников такие логины: ${logins.join(', ') || 'ни одного'}.`,
    )
  }
  console.log(`Логин: ${result.data.login}`)
  console.log(`Временный пароль: ${result.data.password}`)
  console.log(
    'Запишите пароль: он показан один раз. Открытые сеансы завершены; при входе портал попросит заменить его.',
  )
  return 0
}

// «server-only» opens under this condition alone, and Node reads conditions from its command line only.
const condition = '--conditions=react-server'
if (process.execArgv.includes(condition)) {
  runMain(setUp)
} else {
  const own = fileURLToPath(import.meta.url)
  const { status } = spawnSync(process.execPath, [condition, ...process.execArgv, own, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
}
