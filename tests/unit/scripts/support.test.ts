import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { takeLock } from '@/scripts/support/lock'
import { isAlive, markOf, stopProcess } from '@/scripts/support/process-mark'
import { readPlaywrightCount, readVitestCount } from '@/scripts/test/counts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'profmarshrut-support-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('a lock', () => {
  it('refuses the second comer in the words given, and is free after release', () => {
    const file = path.join(folder, 'a.lock')
    const release = takeLock(file, 'start', () => '')
    expect(() => takeLock(file, 'start', ({ pid, what }) => `${what} ${pid}`)).toThrow(`start ${process.pid}`)
    release()
    takeLock(file, 'start', () => '')()
    expect(fs.existsSync(file)).toBe(false)
  })

  it('of a process that is gone is stepped over, even when its number was given to another', () => {
    const file = path.join(folder, 'b.lock')
    const stale = { pid: process.pid, started: 'before the reboot', what: 'start', at: '' }
    fs.writeFileSync(file, JSON.stringify(stale))
    takeLock(file, 'start', () => 'held')()
    fs.writeFileSync(file, 'cut sho')
    takeLock(file, 'start', () => 'held')()
  })

  it('taken over is not removed by the one who lost it', () => {
    const file = path.join(folder, 'c.lock')
    const release = takeLock(file, 'first', () => '')
    fs.rmSync(file)
    const second = takeLock(file, 'second', () => '')
    release()
    expect(fs.existsSync(file)).toBe(true)
    second()
  })
})

describe('a process', () => {
  it('is stopped by its mark, with the harder signal when it does not listen', async () => {
    const child = spawn(process.execPath, [
      '-e',
      "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
    ])
    await once(child.stdout, 'data')
    const mark = markOf(child.pid ?? 0)
    expect(mark && isAlive(mark)).toBe(true)
    await stopProcess(mark ?? { pid: 0, started: '' }, { timeoutMs: 300 })
    expect(mark && isAlive(mark)).toBe(false)
    expect(child.signalCode ?? (await once(child, 'exit'))[1]).toBe('SIGKILL')
  })
})

describe('the count of tests', () => {
  const report = (content: unknown) => {
    const file = path.join(fs.mkdtempSync(path.join(folder, 'report-')), 'report.json')
    fs.writeFileSync(file, JSON.stringify(content))
    return file
  }

  it('takes a file that broke before its first test for a failure', () => {
    const broken = { status: 'failed', assertionResults: [] }
    expect(readVitestCount(report({ numPassedTests: 3, numFailedTests: 0, testResults: [broken] }), 1)).toEqual({
      passed: 3,
      failed: 1,
    })
  })

  it('never calls a runner that failed a success', () => {
    expect(readVitestCount(report({ numPassedTests: 3, numFailedTests: 0, testResults: [] }), 1).failed).toBe(1)
    expect(readVitestCount(path.join(folder, 'nowhere.json'), 1)).toEqual({ passed: 0, failed: 1 })
    const stats = { expected: 2, unexpected: 0, flaky: 0 }
    expect(readPlaywrightCount(report({ stats, errors: [] }), 1).failed).toBe(1)
    expect(readPlaywrightCount(report({ stats, errors: [] }), 0)).toEqual({ passed: 2, failed: 0 })
  })
})
