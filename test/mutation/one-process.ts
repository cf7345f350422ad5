/**
 * Runs the tests of the engine for Stryker in the process that has them loaded: a mutant costs the calls that touch it,
 * not the start of a test run for every file. Properties run a tenth as often, from the same seed.
 */
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  TestStatus,
} from '@stryker-mutator/api/test-runner'
import { type CollectedTest, collect, collectedTests } from './collected.ts'

/** Tests that take many seconds each: of properties, over thousands of parcels. */
const slow = ['lift-families', 'blank-never-better', 'peer-properties']

/** What the changed sources and this runner tell each other. */
interface Namespace {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  readonly mutantCoverage?: MutantCoverage
}

class OneProcess implements TestRunner {
  readonly #namespace: Namespace = {}
  #tests: ReadonlyMap<string, CollectedTest> = new Map()
  /** Quick tests first. */
  readonly #milliseconds = new Map<string, number>()
  #isFresh = true
  /** A mutant changed what is kept between tests: this process judges no other. */
  #isSpoilt = false

  /** Nothing is loaded anew: mutants are switched on while tests run, and those of loading alone are left out. */
  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true }
  }

  async init(): Promise<void> {
    Object.assign(globalThis, { [INSTRUMENTER_CONSTANTS.NAMESPACE]: this.#namespace })
    process.env.TZ = 'America/Los_Angeles'
    const isQuick = process.env.MUTANTS_BY_ALL_TESTS !== '1'
    const inPlaceOf = new Map([['vitest', besideThis('collected.ts')]])
    if (isQuick) inPlaceOf.set('fast-check', besideThis('fewer-runs.ts'))
    registerHooks({
      resolve: (specifier, context, next) => {
        const url = inPlaceOf.get(specifier)
        return url === undefined || context.parentURL === url ? next(specifier, context) : { url, shortCircuit: true }
      },
    })
    for (const file of globSync('test/core/{scoring,indicators,facts}/**/*.test.ts').sort()) {
      if (isQuick && slow.some((name) => file.endsWith(`/${name}.test.ts`))) continue
      await collect(file, () => import(pathToFileURL(resolve(file)).href))
    }
    this.#tests = new Map(collectedTests().map((one) => [one.id, one]))
  }

  async dryRun(): Promise<DryRunResult> {
    const results: TestResult[] = []
    for (const one of this.#tests.values()) {
      this.#namespace.currentTestId = one.id
      const start = performance.now()
      const failure = await failureOf(one)
      const timeSpentMs = performance.now() - start
      const common = { id: one.id, name: one.id, timeSpentMs }
      this.#milliseconds.set(one.id, timeSpentMs)
      if (failure === null) results.push({ ...common, status: TestStatus.Success })
      else results.push({ ...common, status: TestStatus.Failed, failureMessage: failure })
    }
    this.#namespace.currentTestId = undefined
    const { mutantCoverage = { static: {}, perTest: {} } } = this.#namespace
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }: MutantRunOptions): Promise<MutantRunResult> {
    if (this.#isSpoilt) process.exit(1)
    const tests = testFilter?.flatMap((id) => this.#tests.get(id) ?? []) ?? [...this.#tests.values()]
    tests.sort((a, b) => (this.#milliseconds.get(a.id) ?? 0) - (this.#milliseconds.get(b.id) ?? 0))
    Object.assign(this.#namespace, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 })
    const killed = await this.#firstFailure(tests)
    const timeout = determineHitLimitReached(this.#namespace.hitCount, hitLimit)
    Object.assign(this.#namespace, { activeMutant: undefined, hitLimit: undefined, hitCount: undefined })
    if (killed !== null && (await failureOf(killed.by)) !== null) {
      // Perhaps spoilt by one before: this one is tried again in a process of its own.
      if (!this.#isFresh) process.exit(1)
      this.#isSpoilt = true
    }
    this.#isFresh = false
    if (timeout !== undefined) return { ...timeout, status: MutantRunStatus.Timeout }
    if (killed === null) return { status: MutantRunStatus.Survived, nrOfTests: tests.length }
    return {
      status: MutantRunStatus.Killed,
      killedBy: [killed.by.id],
      failureMessage: killed.failure,
      nrOfTests: tests.length,
    }
  }

  async #firstFailure(
    tests: readonly CollectedTest[],
  ): Promise<{ readonly by: CollectedTest; readonly failure: string } | null> {
    for (const by of tests) {
      const failure = await failureOf(by)
      if (failure !== null) return { by, failure }
    }
    return null
  }
}

function besideThis(file: string): string {
  return pathToFileURL(resolve(import.meta.dirname, file)).href
}

async function failureOf({ run }: CollectedTest): Promise<string | null> {
  try {
    await run()
    return null
  } catch (error) {
    return String(error)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcess)]
