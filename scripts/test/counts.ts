import fs from 'node:fs'
import path from 'node:path'

export type Count = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A file that fails before its first test (a bad import) counts as one failure; so does a runner that failed without saying which. */
export function readVitestCount(file: string, code: number): Count {
  const report = take<VitestReport>(file)
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1 }
  const broken = report.testResults.filter((result) => {
    return result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed')
  })
  return sure({ passed: report.numPassedTests, failed: report.numFailedTests + broken.length }, code)
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

export function readPlaywrightCount(file: string, code: number): Count {
  const report = take<PlaywrightReport>(file)
  if (!report) return { passed: 0, failed: code === 0 ? 0 : 1 }
  const { expected, unexpected, flaky } = report.stats
  return sure({ passed: expected + flaky, failed: unexpected + report.errors.length }, code)
}

function sure(count: Count, code: number): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** Read once, then removed with its folder. */
function take<T>(file: string): T | undefined {
  if (!fs.existsSync(file)) return undefined
  const text = fs.readFileSync(file, 'utf8')
  fs.rmSync(path.dirname(file), { recursive: true, force: true })
  return JSON.parse(text) as T
}
