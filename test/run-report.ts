import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** A test with what it threw. */
export interface TestFailure {
  readonly file: string
  /** File and full name: the same in every run. */
  readonly id: string
  /** For the end of the run: id, first line of the error, and where in the file it was thrown. */
  readonly text: string
}

export interface TestOutcomes {
  /** Ids of the tests that passed. */
  readonly passed: readonly string[]
  /** A skipped test did not pass, so it counts here. */
  readonly failed: number
  readonly failures: readonly TestFailure[]
  /** Tests that failed first and passed when their file was run again. */
  readonly unsteady: readonly TestFailure[]
}

/** What vitest's JSON report says of one file. */
interface FileReport {
  readonly name: string
  /** Of a file that could not be loaded, or whose set-up failed. */
  readonly message?: string
  readonly status: string
  readonly assertionResults: readonly {
    readonly fullName: string
    readonly status: string
    readonly failureMessages: readonly string[]
  }[]
}

export const nothingTested: TestOutcomes = { passed: [], failed: 0, failures: [], unsteady: [] }

/** Tests passed and failed as vitest reported them. */
export function testOutcomes(root: string, report: string): TestOutcomes {
  if (!existsSync(report)) return nothingTested
  const { numTotalTests, numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numTotalTests: number
    numPassedTests: number
    testResults: readonly FileReport[]
  }
  const failures = testResults.flatMap((result) => failuresOf(relative(root, result.name), result))
  const passed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed')
      .map(({ fullName }) => `${relative(root, name)} > ${fullName}`),
  )
  return { passed, failed: Math.max(numTotalTests - numPassedTests, failures.length), failures, unsteady: [] }
}

function failuresOf(file: string, { status, message = '', assertionResults }: FileReport): readonly TestFailure[] {
  const failed = assertionResults.filter((test) => test.status !== 'passed')
  if (failed.length === 0 && status !== 'passed') return [{ file, id: file, text: `${file}: ${firstLine(message)}` }]
  return failed.map(({ fullName, failureMessages: [thrown = 'not run'] }) => {
    const id = `${file} > ${fullName}`
    return { file, id, text: `${id}: ${firstLine(thrown)}${placeOf(file, thrown)}` }
  })
}

export function failedFiles({ failures }: TestOutcomes): readonly string[] {
  return [...new Set(failures.map(({ file }) => file))]
}

/** The first run with what the second run of its failed files made good; what failed only then failed too. */
export function afterSecondRun(first: TestOutcomes, again: TestOutcomes): TestOutcomes {
  const passedAgain = new Set(again.passed)
  const failedAgain = new Set(again.failures.map(({ id }) => id))
  const unsteady = first.failures.filter(({ id }) => passedAgain.has(id))
  const late = again.failures.filter(({ id }) => first.passed.includes(id))
  return {
    passed: [...first.passed.filter((id) => !failedAgain.has(id)), ...unsteady.map(({ id }) => id)],
    failed: first.failed - unsteady.length + late.length,
    failures: [...first.failures.filter(({ id }) => !passedAgain.has(id)), ...late],
    unsteady,
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 400)
}

/** Line and column in the test's own file, where the stack names them; vitest loads a file under a name with a number. */
function placeOf(file: string, message: string): string {
  const [, stack = ''] = message.split(file)
  const [, place] = /^(?:\?vitest=\d+)?:(\d+:\d+)/.exec(stack) ?? []
  return place === undefined ? '' : ` (line ${place})`
}
