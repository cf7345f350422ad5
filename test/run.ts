/*
 * Everything that must hold, in one command: `npm test` runs all stages, `npm test -- unit browser` only those named.
 * A stage is a child process of this Node; its output streams through. Pages and people in them leave the cores idle for
 * moments: what needs none of them runs beside those stages, behind them in priority, and is printed whole at the end. Lint,
 * types or build that fail end the run. The last line counts tests: a stage that fails without a failing test (lint, types,
 * build, a crash) counts as one failure.
 */
import { spawn } from 'node:child_process'
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterSecondRun, failedFiles, nothingTested, type TestOutcomes, testOutcomes } from './run-report.ts'

interface Stage {
  readonly name: string
  /**
   * Seconds it should take on two quiet cores; printed beside the measured time. Those of the stages in turn are fifteen
   * minutes together; those beside end within the stages in the browser.
   */
  readonly budget: number
  /** Script of Node and its arguments. */
  readonly command: readonly string[]
  /** Where vitest writes its counts; absent for stages that run no tests. */
  readonly report?: string
  /** Files that fail are run a second time. */
  readonly isInBrowser?: boolean
  /** Runs beside the stages in the browser, where both are asked for. */
  readonly isBeside?: boolean
}

interface Outcome extends TestOutcomes {
  readonly stage: Stage
  readonly seconds: number
}

const root = resolve(import.meta.dirname, '..')

const memory = '/dev/shm'
const memoryNeeded = 4_000_000_000

/**
 * Where the tests put their files: in memory where Linux has room for them, else where the system puts them. Thousands of
 * small databases are made, and each of their commits would wait for the disk.
 */
function scratchFolder(): string {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize >= memoryNeeded) return mkdtempSync(join(memory, 'parcel-checkup-'))
  } catch {
    // No such folder, or none of ours.
  }
  return mkdtempSync(join(tmpdir(), 'parcel-checkup-'))
}

const scratch = scratchFolder()
// PostgreSQL runs as another account, in a folder of its own in there.
chmodSync(scratch, 0o755)
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const reports = join(scratch, 'reports')

/** The script a package runs as its command, without the shell wrappers of node_modules/.bin. */
function packageScript(name: string, command: string): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  const script = bin[command]
  if (script === undefined) throw new Error(`${name} has no command ${command}`)
  return join(folder, script)
}

/** @param workers files run at the same time; vitest by itself leaves one of two cores idle */
function vitestStage(project: string, budget: number, workers = 1, reportName = project): Stage {
  const report = join(reports, `${reportName}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const options = ['--project', project, `--maxWorkers=${workers}`]
  const command = [packageScript('vitest', 'vitest'), 'run', ...options, ...reporters]
  return { name: project, budget, command, report }
}

const stages: readonly Stage[] = [
  {
    name: 'lint',
    budget: 15,
    command: [packageScript('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '--max-diagnostics=200', '.'],
  },
  {
    name: 'types',
    budget: 35,
    // Each checker of a project checks what they share again: one for each of two projects at a time.
    command: [packageScript('typescript', 'tsc'), '-b', '--builders', '2', '--checkers', '1'],
  },
  { name: 'build', budget: 20, command: ['launch.js', 'webpack.build.ts'] },
  vitestStage('unit', 60, 2),
  vitestStage('server', 200, 2),
  { ...vitestStage('sync-histories', 250, 2), isBeside: true },
  vitestStage('server-postgres', 140, 2),
  { ...vitestStage('office', 150), isBeside: true },
  { ...vitestStage('browser', 300, 2), isInBrowser: true },
  { ...vitestStage('excel', 130), isInBrowser: true },
]

function selectedStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name))
  if (unknown.length > 0) {
    console.error(`No stage ${unknown.join(', ')}; there are ${stages.map((stage) => stage.name).join(', ')}.`)
    process.exit(2)
  }
  return names.length === 0 ? stages : stages.filter((stage) => names.includes(stage.name))
}

/** Less than half a turn where others want theirs, and whole ones where they wait; further behind, nothing would end on a busy machine. */
const behind = 4

/** @param printed takes what the child prints, whose turn then comes after others; without it the output streams through */
function runChild(command: readonly string[], printed?: string[]): Promise<boolean> {
  // A zone far from UTC+8, where a slip into local time changes the day.
  const environment = { ...process.env, TZ: 'America/Los_Angeles', TMPDIR: scratch }
  const stdio = printed === undefined ? 'inherit' : 'pipe'
  const child = spawn(process.execPath, command, { cwd: root, stdio, env: environment })
  if (printed !== undefined && child.pid !== undefined) setPriority(child.pid, behind)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => printed?.push(text))
  }
  const end = (): boolean => child.kill()
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  return new Promise((done) => {
    child.once('error', () => done(false))
    child.once('close', (code) => done(code === 0))
  })
}

/** A stage, and once more those of its files that failed: a page on a busy machine misses a moment now and then. */
async function runStage(stage: Stage, printed?: string[]): Promise<Outcome> {
  if (printed === undefined) console.log(`\n--- ${stage.name}`)
  const started = performance.now()
  const isClean = await runChild(stage.command, printed)
  const first = stage.report === undefined ? nothingTested : testOutcomes(root, stage.report)
  const files = stage.isInBrowser === true ? failedFiles(first) : []
  const tests = files.length === 0 ? first : afterSecondRun(first, await runAgain(stage, files))
  const seconds = (performance.now() - started) / 1000
  const isMended = files.length > 0 && tests.failures.length === 0
  return { stage, seconds, ...tests, failed: isClean || isMended ? tests.failed : Math.max(tests.failed, 1) }
}

/** Whole files, since the tests of one go on from what the ones before them left on the server. */
async function runAgain({ name }: Stage, files: readonly string[]): Promise<TestOutcomes> {
  console.log(`\n--- ${name}, once more: ${files.join(', ')}`)
  const again = vitestStage(name, 0, 1, `${name}-again`)
  await runChild([...again.command, ...files])
  return again.report === undefined ? nothingTested : testOutcomes(root, again.report)
}

/** One after the other. */
async function runBeside(stages: readonly Stage[]): Promise<readonly (Outcome & { readonly printed: string })[]> {
  const outcomes: (Outcome & { readonly printed: string })[] = []
  for (const stage of stages) {
    const printed: string[] = []
    outcomes.push({ ...(await runStage(stage, printed)), printed: printed.join('') })
  }
  return outcomes
}

function summaryLine({ stage, seconds, passed, failed }: Outcome): string {
  const verdict = failed === 0 ? 'ok    ' : 'FAILED'
  const tests = stage.report === undefined ? '' : `  ${passed.length} passed, ${failed} not passed`
  const time = `${seconds.toFixed(1)} s of ${stage.budget} s`
  return `${verdict} ${stage.name.padEnd(15)} ${time.padStart(16)}${tests}`
}

const selected = selectedStages(process.argv.slice(2))
const hasPages = selected.some(({ isInBrowser }) => isInBrowser === true)
const beside = hasPages ? selected.filter(({ isBeside }) => isBeside === true) : []
let besideOutcomes: ReturnType<typeof runBeside> | null = null
const outcomes: Outcome[] = []
for (const stage of selected.filter((one) => !beside.includes(one))) {
  if (stage.isInBrowser === true && besideOutcomes === null) {
    for (const { name } of beside)
      console.log(`\n--- ${name} runs beside the next stages; what it prints comes after them`)
    besideOutcomes = runBeside(beside)
  }
  const outcome = await runStage(stage)
  outcomes.push(outcome)
  // What does not build is not worth testing; a failed test leaves the other suites something to tell.
  if (outcome.failed > 0 && stage.report === undefined) break
}
for (const { printed, ...outcome } of (await besideOutcomes) ?? []) {
  console.log(`\n--- ${outcome.stage.name}\n${printed}`)
  outcomes.push(outcome)
}

console.log('\n--- summary')
for (const outcome of outcomes) {
  console.log(summaryLine(outcome))
  for (const { text } of outcome.failures) console.log(`       failed: ${text}`)
  for (const { text } of outcome.unsteady) console.log(`       unsteady, passed when run again: ${text}`)
}
const ran = new Set(outcomes.map(({ stage }) => stage))
for (const stage of selected) if (!ran.has(stage)) console.log(`not run ${stage.name}`)
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed.length, 0)
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
