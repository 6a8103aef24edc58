import path from 'node:path'
import { parseArgs } from 'node:util'
import { prepareOwnFolder, withPlace } from './backup/place'
import { checkBackup, restoreBackup } from './backup/restore'
import { inRussian } from './backup/words'
import { takeLock } from './support/lock'
import { runMain, Sentence } from './support/sentence'

const USAGE = 'npm run restore -- ФАЙЛ [--replace]; только проверить копию: npm run restore -- ФАЙЛ --check'

/** npm run restore -- FILE: an archive of `npm run backup` into this installation's database and store, while no portal runs. */
runMain(async () => {
  const { values, positionals } = readArguments()
  const [given, ...more] = positionals
  if (!given || more.length > 0) throw new Sentence(`Нужен один файл копии. Как запускать: ${USAGE}`)
  const file = path.resolve(given)
  if (values.check) {
    console.log(`Копия целая: ${inRussian(await checkBackup(file))}.`)
    return 0
  }
  // Held to the end, so that no portal starts in the middle.
  const release = takeLock(path.join(prepareOwnFolder(), 'start.lock'), 'restore', (holder) => {
    return `Портал из этой папки запущен (процесс ${holder.pid}, с ${holder.at}): остановите его и повторите. Ничего не изменено.`
  })
  try {
    return await withPlace(async ({ url, storage }) => {
      const started = performance.now()
      const { manifest, applied } = await restoreBackup({
        url,
        storage,
        file,
        replace: values.replace,
        say: console.log,
      })
      const seconds = Math.round((performance.now() - started) / 1000)
      if (applied.length > 0) console.log(`Схема поднята до этой версии, миграций: ${applied.length}.`)
      console.log(`Восстановлено за ${seconds} с: ${inRussian(manifest)}.`)
      return 0
    })
  } finally {
    release()
  }
})

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { replace: { type: 'boolean' }, check: { type: 'boolean' } },
      strict: true,
    })
  } catch {
    throw new Sentence(`Такого параметра нет. Как запускать: ${USAGE}`)
  }
}
