import { describe, expect, it } from 'vitest'
import { parseEnv } from '@/lib/kernel/env'

const right = { DATABASE_URL: 'postgresql://a:b@localhost:5432/c', AUTH_SECRET: 'x'.repeat(32) }
const objection = (more: Record<string, string | undefined>) => {
  try {
    parseEnv({ ...right, ...more })
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('a missing or bad setting', () => {
  it.each([
    [{ DATABASE_URL: undefined }, /DATABASE_URL не задана: укажите/],
    [{ DATABASE_URL: 'mysql://a' }, /DATABASE_URL должна быть адресом/],
    [{ AUTH_SECRET: undefined }, /AUTH_SECRET не задана: придумайте/],
    [{ AUTH_SECRET: 'short' }, /AUTH_SECRET короче 32 знаков: сделайте/],
    [{ PORT: 'abc' }, /PORT должна быть целым числом от 1 до 65535/],
    [{ LISTEN_ADDRESS: 'here' }, /LISTEN_ADDRESS должна быть адресом этого компьютера/],
    [{ WEB_PROCESSES: '0' }, /WEB_PROCESSES должна быть целым числом от 1/],
    [{ RUN_JOBS: 'sometimes' }, /RUN_JOBS должна быть 1 или 0/],
    [{ DEMO: 'maybe' }, /DEMO должна быть 1 или 0/],
    [{ APP_URL: 'portal' }, /APP_URL должна быть полным адресом/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL должна быть одним из слов: silent/],
    [{ METRICS_KEY: 'short' }, /METRICS_KEY короче 16 знаков/],
    [{ FILES: 's3' }, /S3_ENDPOINT не задана, а для FILES=s3 она нужна/],
  ])('%o is named in one Russian sentence that says what to do', (more, words) => {
    const said = objection(more)
    expect(said).toMatch(words)
    expect(said).toMatch(/^Настройки не подходят: .*\.$/)
    expect(said).not.toMatch(/Invalid|expected|received/)
  })
  it('nothing is said when all is right', () => {
    expect(objection({})).toBe('')
    expect(objection({ DATABASE_POOL_SIZE: '', DEMO: '1' })).toBe('')
  })
})
