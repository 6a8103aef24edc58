import path from 'node:path'
import { parseArgs } from 'node:util'
import { portalVersion, withPlace } from './backup/place'
import { takeBackup } from './backup/take'
import { inRussian } from './backup/words'
import { takeLock } from './support/lock'
import { runMain, Sentence } from './support/sentence'

const USAGE = 'npm run backup -- [ПАПКА]'

/** Exit code when the archive is whole but files of the store were lost or damaged before it. */
const INCOMPLETE = 2

/** npm run backup -- [FOLDER]: the database and the files in one archive, while the portal works. */
runMain(async () => {
  const { positionals } = readArguments()
  if (positionals.length > 1) throw new Sentence(`Папка может быть одна. Как запускать: ${USAGE}`)
  const wish = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => wish.abort())
  return withPlace(async ({ url, storage, dataDir }) => {
    const release = takeLock(path.join(dataDir, 'backup.lock'), 'backup', (holder) => {
      return `Резервная копия уже делается (процесс ${holder.pid}, с ${holder.at}): дождитесь её.`
    })
    try {
      const folder = path.resolve(positionals[0] ?? path.join(dataDir, 'backups'))
      const { file, bytes, manifest } = await takeBackup({
        url,
        storage,
        folder,
        portal: portalVersion(),
        signal: wish.signal,
      })
      console.log(`Резервная копия: ${file} (${inRussian(manifest, bytes)}).`)
      return report(
        manifest.lost,
        manifest.files.filter(({ damaged }) => damaged).map(({ key }) => key),
      )
    } finally {
      release()
    }
  })
})

function report(lost: string[], damaged: string[]): number {
  if (lost.length > 0)
    console.error(
      `Файлов, которых в хранилище нет, хотя база их знает: ${lost.length} (${lost.slice(0, 10).join(', ')}).`,
    )
  if (damaged.length > 0)
    console.error(`Файлов, которые изменились после загрузки: ${damaged.length} (${damaged.slice(0, 10).join(', ')}).`)
  return lost.length + damaged.length > 0 ? INCOMPLETE : 0
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: {}, strict: true })
  } catch {
    throw new Sentence(`Такого параметра нет. Как запускать: ${USAGE}`)
  }
}
