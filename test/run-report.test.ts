import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { afterSecondRun, failedFiles, nothingTested, type TestOutcomes, testOutcomes } from './run-report.ts'

const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-report-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Told = Readonly<Record<string, string | null>>

/** Outcomes as read from a report of vitest's shape: each test of each file with what it threw, null where it passed. */
function outcomes(files: Readonly<Record<string, Told>>): TestOutcomes {
  const tests = Object.values(files).flatMap((told) => Object.values(told))
  const report = {
    numTotalTests: tests.length,
    numPassedTests: tests.filter((thrown) => thrown === null).length,
    testResults: Object.entries(files).map(([file, told]) => ({
      name: join(folder, file),
      status: Object.values(told).every((thrown) => thrown === null) ? 'passed' : 'failed',
      assertionResults: Object.entries(told).map(([fullName, thrown]) => ({
        fullName,
        status: thrown === null ? 'passed' : 'failed',
        failureMessages: thrown === null ? [] : [thrown],
      })),
    })),
  }
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return testOutcomes(folder, path)
}

const first = outcomes({
  'a.test.ts': { 打开: null, 保存: 'Error: 没有按钮\n    at file:///a.test.ts?vitest=17953:12:3' },
  'b.test.ts': { 评分: 'Error: 总分不对' },
  'c.test.ts': { 同步: null },
})

it('一次运行：通过数、未通过数，每项未通过有文件、名称、错误首行和所在行', () => {
  expect(first).toMatchObject({ passed: ['a.test.ts > 打开', 'c.test.ts > 同步'], failed: 2, unsteady: [] })
  expect(first.failures.map(({ text }) => text)).toEqual([
    'a.test.ts > 保存: Error: 没有按钮 (line 12:3)',
    'b.test.ts > 评分: Error: 总分不对',
  ])
  expect(failedFiles(first)).toEqual(['a.test.ts', 'b.test.ts'])
})

it('重跑未通过的文件：通过的列为不稳定，仍未通过的仍算失败', () => {
  const again = outcomes({ 'a.test.ts': { 打开: null, 保存: null }, 'b.test.ts': { 评分: 'Error: 总分不对' } })
  const both = afterSecondRun(first, again)
  expect(both.passed).toEqual(['a.test.ts > 打开', 'c.test.ts > 同步', 'a.test.ts > 保存'])
  expect(both.failed).toBe(1)
  expect(both.unsteady.map(({ id }) => id)).toEqual(['a.test.ts > 保存'])
  expect(both.failures.map(({ id }) => id)).toEqual(['b.test.ts > 评分'])
})

it('重跑时才失败的也算失败；重跑没有结果时什么也没有变好', () => {
  const worse = afterSecondRun(first, outcomes({ 'a.test.ts': { 打开: 'Error: 超时', 保存: null } }))
  expect(worse.passed).toEqual(['c.test.ts > 同步', 'a.test.ts > 保存'])
  expect(worse.failed).toBe(2)
  expect(worse.failures.map(({ id }) => id)).toEqual(['b.test.ts > 评分', 'a.test.ts > 打开'])
  expect(afterSecondRun(first, nothingTested)).toEqual(first)
})

it('没有报告的阶段没有测试；读不进的文件自己算一项失败', () => {
  expect(testOutcomes(folder, join(folder, 'none.json'))).toEqual(nothingTested)
  const report = { numTotalTests: 0, numPassedTests: 0 }
  const broken = { name: join(folder, 'd.test.ts'), status: 'failed', message: 'SyntaxError', assertionResults: [] }
  writeFileSync(join(folder, 'broken.json'), JSON.stringify({ ...report, testResults: [broken] }))
  expect(testOutcomes(folder, join(folder, 'broken.json')).failures.map(({ text }) => text)).toEqual([
    'd.test.ts: SyntaxError',
  ])
})
