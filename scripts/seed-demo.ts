import { existsSync } from 'node:fs'
import { systemNow } from '../lib/kernel/clock'
import { generateClient } from './database/generate'
import { migrate } from './database/migrations'

if (existsSync('.env')) process.loadEnvFile('.env')
const url = process.env.DATABASE_URL
if (!url) {
  console.error('Не задан DATABASE_URL: укажите базу, которую нужно заполнить демонстрационными данными.')
  process.exit(1)
}
// It may be the first thing that is done in a fresh clone and with a new database.
await generateClient()
await migrate(url)
const { seedDemo } = await import('../prisma/seed/demo/demo')
const filled = await seedDemo(url, systemNow())
if (filled) console.log('Демонстрационный муниципалитет создан.')
else if (!process.argv.includes('--if-empty')) {
  console.error('В базе уже есть муниципалитет: демонстрационные данные добавляются только в пустую базу.')
  process.exit(1)
}
