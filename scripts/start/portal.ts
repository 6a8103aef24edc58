import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateClient } from '../database/generate'
import { migrate, withoutPassword } from '../database/migrations'
import { startDatabase } from '../database/start-database'
import { takeLockSoon } from '../support/lock'
import { Sentence } from '../support/sentence'
import { type AppServer, refuseTakenPort, startApp, stopOrphan } from './app-server'
import { buildOnce } from './build'
import { demoLogins, demoPassword, seedDemoIfEmpty } from './demo'
import { appEnvironment, readSettings, type Settings } from './settings'
import { stopWish } from './stop-wish'

type Start = {
  command: 'start' | 'dev'
  settings: Settings
  /** Aborted when somebody asks the portal to stop. */
  asked: AbortSignal
  /** How to undo what was begun, in the order of beginning. */
  undo: (() => unknown)[]
}

const say = (sentence: string) => console.log(sentence)

/** Brings the portal up and keeps it up until somebody asks it to stop; returns the exit code. */
export async function runPortal(command: 'start' | 'dev'): Promise<number> {
  const start: Start = { command, settings: readSettings(), asked: stopWish(), undo: [] }
  try {
    start.undo.push(await holdClone(start))
    await keepUp(start, await raise(start))
    return 0
  } catch (error) {
    if (start.asked.aborted) return 0
    throw error
  } finally {
    if (start.undo.length > 0) say('Останавливаемся…')
    for (const step of start.undo.reverse()) await step()
    if (start.undo.length > 0) say('Остановлено.')
  }
}

/** One start a clone. A portal that has just been asked to stop gets the time to do it. */
function holdClone({ command, settings }: Start): Promise<() => void> {
  return takeLockSoon(path.join(settings.dataDir, 'start.lock'), command, (holder) => {
    return `Портал из этой папки уже запущен (процесс ${holder.pid}, с ${holder.at}): остановите его (Ctrl-C или kill ${holder.pid}) и повторите.`
  })
}

/** All that comes before the web server; returns the environment to start it with. */
async function raise(start: Start): Promise<NodeJS.ProcessEnv> {
  const { command, settings, asked } = start
  if (await stopOrphan(settings.dataDir)) say('Остановлен веб-сервер, оставшийся от прошлого запуска.')
  await refuseTakenPort(settings.env.PORT)
  const url = await raiseDatabase(start)
  asked.throwIfAborted()
  if (await generateClient()) say('Собран клиент базы данных.')
  const applied = await migrate(url)
  say(applied.length > 0 ? `Применено миграций: ${applied.length}.` : 'Схема базы данных последняя.')
  asked.throwIfAborted()
  const env = appEnvironment(settings, command === 'dev' ? 'development' : 'production', url)
  if (settings.env.DEMO) await seedDemoIfEmpty(env, say, asked)
  if (command === 'start') await buildOnce(say, asked)
  return env
}

async function raiseDatabase({ settings: { env, dataDir, embedded }, undo }: Start): Promise<string> {
  if (!embedded) {
    say(`База данных: ${withoutPassword(env.DATABASE_URL)}`)
    return env.DATABASE_URL
  }
  say('Запускаем встроенную базу данных…')
  const database = await startDatabase({ dataDir, say })
  undo.push(() => database.stop())
  return database.url
}

/** Serves until asked to stop. A web server that dies by itself is started again; one that keeps dying ends the portal. */
async function keepUp({ command, settings, asked, undo }: Start, env: NodeJS.ProcessEnv): Promise<void> {
  let server: AppServer | undefined
  undo.push(() => server?.stop())
  process.on('SIGUSR2', () => {
    if (!server?.replace()) say('Заменять по одному некого: для этого нужно WEB_PROCESSES=2 или больше.')
  })
  let deaths: number[] = []
  for (let first = true; !asked.aborted; first = false) {
    server = await startApp(command, env, settings.dataDir, asked)
    if (first) await announce(settings, env.DATABASE_URL ?? '')
    await Promise.race([server.ended, aborted(asked)])
    if (asked.aborted) return
    deaths = [...deaths.filter((at) => performance.now() - at < 60_000), performance.now()]
    if (deaths.length > 5) throw new Sentence('Веб-сервер раз за разом останавливается сам: причина выше.')
    say('Веб-сервер остановился сам: запускаем его снова.')
    await sleep(500)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
}

async function announce({ env }: Settings, url: string): Promise<void> {
  const address = env.APP_URL ?? `http://localhost:${env.PORT}`
  say(`\nПрофмаршрут работает: ${address}`)
  if (env.DEMO) {
    const logins = await demoLogins(url)
    say(`Демонстрация. Кем можно войти: ${address}/personas`)
    say(
      `Имена для входа: ${logins.length > 0 ? logins.join(', ') : 'department, head.school1'}; пароль у всех: ${demoPassword}`,
    )
  }
  say('Остановить: Ctrl-C.')
}
