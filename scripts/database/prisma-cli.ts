import fs from 'node:fs'
import path from 'node:path'
import { root } from '../support/root'
import { type RunResult, runNode } from '../support/run'

const cli = path.join(root, 'node_modules', 'prisma', 'build', 'index.js')
const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', NO_COLOR: '1' }

/** Prisma's command line without its engine's download: `generate` and `validate` never call the engine, any file will do. */
export function prismaWithoutEngine(args: string[]): Promise<RunResult> {
  return runNode([cli, ...args], { env: { ...quiet, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath } })
}

/** Prisma's command line over the engine's WebAssembly build, for making and comparing migrations. */
export function prismaWithEngine(args: string[], databaseUrl: string): Promise<RunResult> {
  const engine = path.join(root, 'scripts', 'schema-engine.mjs')
  // A checkout from an archive may have lost the right to execute.
  if ((fs.statSync(engine).mode & 0o111) !== 0o111) fs.chmodSync(engine, 0o755)
  return runNode([cli, ...args], {
    env: { ...quiet, PRISMA_SCHEMA_ENGINE_BINARY: engine, DATABASE_URL: databaseUrl },
  })
}
