import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Neither UTC nor Irkutsk, and off by half an hour: code that leans on the machine's zone shows itself.
process.env.TZ = 'America/St_Johns'

/** logs.test.ts searches what all the other files of the abuse stage have made the portal write. */
class LogsLast extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLast = ({ moduleId }: TestSpecification) => moduleId.endsWith('/tests/abuse/logs.test.ts')
    return [...sorted.filter((file) => !isLast(file)), ...sorted.filter(isLast)]
  }
}

const alias = {
  '@': path.resolve(import.meta.dirname ?? '.'),
  // Outside Next there is no server bundle to guard.
  'server-only': path.resolve(import.meta.dirname ?? '.', 'tests/support/empty.ts'),
}

export default defineConfig({
  resolve: { alias },
  test: {
    sequence: { sequencer: LogsLast },
    env: { TZ: 'America/St_Johns', NEXT_TELEMETRY_DISABLED: '1' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/quiet-console.ts'],
          // Some start programs, and the checks of the source run beside them.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Races are measured: one file at a time has the machine to itself.
          fileParallelism: false,
        },
      },
      {
        // Against the built portal that `npm test -- abuse` brings up and names in the environment.
        extends: true,
        test: {
          name: 'abuse',
          include: ['tests/abuse/**/*.test.ts'],
          globalSetup: ['tests/abuse/support/setup.ts'],
          // One database for all files: each looks whether the others' rows stand as they did.
          fileParallelism: false,
          // Thousands of requests a test: on a machine that is busy they take their time.
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Starts and kills the built portal and the database that `npm test -- outages` names in the environment.
        extends: true,
        test: {
          name: 'outages',
          include: ['tests/outages/**/*.test.ts'],
          fileParallelism: false,
          // By hand it is twenty rounds and twenty thousand requests.
          testTimeout: 3_600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
