import type { TestProject } from 'vitest/node'
import { database } from './portal'
import { plantWorld, type World } from './world'

declare module 'vitest' {
  export interface ProvidedContext {
    world: World
  }
}

/** One planted world for all files of the stage: each leaves it as it found it, or works with people of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('world', await plantWorld())
  return async () => {
    await database.end()
    const kept = globalThis as unknown as { profmarshrutPool?: { end(): Promise<void> } }
    await kept.profmarshrutPool?.end()
  }
}
