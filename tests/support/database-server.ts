import type { TestProject } from 'vitest/node'
import { migrate } from '../../scripts/database/migrations'
import { ask } from '../../scripts/database/postmaster'
import { startDatabase } from '../../scripts/database/start-database'
import { dataFolder } from '../../scripts/support/root'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}

/** One real PostgreSQL for all integration tests, migrated once into the template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startDatabase({ dataDir: dataFolder(), ephemeral: true })
  try {
    await ask(server.url.replace(/[^/]*$/, 'postgres'), 'create database template_for_tests')
    await migrate(server.url.replace(/[^/]*$/, 'template_for_tests'))
    project.provide('databaseUrl', server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  return () => server.stop()
}
