import { generateClient } from './database/generate'
import { runMain } from './support/sentence'

// npm run db:generate
runMain(async () => {
  await generateClient({ force: true })
  console.log('Клиент базы данных собран в lib/kernel/prisma.')
  return 0
})
