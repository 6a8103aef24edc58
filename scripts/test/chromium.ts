import fs from 'node:fs'
import { chromium } from '@playwright/test'
import { run } from '../support/run'
import { Sentence } from '../support/sentence'

const systemPlaces = [
  ...['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'],
  ...[
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
]

/** The browser at hand: CHROMIUM_PATH, the system's, Playwright's own. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...systemPlaces, chromium.executablePath()].find(
    (file) => file && fs.existsSync(file),
  )
}

/** The browser at hand, else a fetched one: by apt as root on Debian, else by Playwright. */
export async function provideChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH
  if (given && !fs.existsSync(given)) throw new Sentence(`CHROMIUM_PATH указывает на ${given}, а такого файла нет.`)
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && fs.existsSync('/usr/bin/apt-get')) {
    console.log('Браузера нет: ставим chromium из пакетов системы…')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-q'], { env })
    await run('apt-get', ['install', '-y', '-q', 'chromium'], { env })
  }
  if (!findChromium()) {
    console.log('Браузера нет: скачиваем его через Playwright…')
    await run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  }
  const fetched = findChromium()
  if (fetched) return fetched
  throw new Sentence(
    'Для тестов в браузере нужен Chromium, а получить его не удалось: установите его (apt-get install chromium) или укажите путь в CHROMIUM_PATH.',
  )
}
