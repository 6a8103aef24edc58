import { defineConfig } from 'prisma/config'

// The address is only needed by commands that touch a database; generate and validate run without one.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
