import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/test/chromium'

// The built portal is brought up by `npm test -- e2e`, which says here where it is.
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL ?? 'http://localhost:3000',
    locale: 'ru-RU',
    timezoneId: 'America/St_Johns',
    // Recording costs a third of the time: asked for by hand where a failure is not understood.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: findChromium(),
      // Chromium's sandbox refuses root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
})
