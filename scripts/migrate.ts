import { migrate } from './database/migrations'
import { findRunningDatabase, startDatabase } from './database/start-database'
import { readEnvFile } from './start/settings'
import { dataFolder } from './support/root'
import { runMain } from './support/sentence'

/** tsx scripts/migrate.ts: brings the database of DATABASE_URL, else the embedded one, to this version's schema. */
runMain(async () => {
  readEnvFile()
  const given = process.env.DATABASE_URL || (await findRunningDatabase(dataFolder()))
  if (given) return report(await migrate(given))
  const database = await startDatabase({ dataDir: dataFolder(), say: console.log })
  try {
    return report(await migrate(database.url))
  } finally {
    await database.stop()
  }
})

function report(applied: string[]): number {
  console.log(applied.length > 0 ? `Применены миграции: ${applied.join(', ')}.` : 'Схема базы данных уже последняя.')
  return 0
}
