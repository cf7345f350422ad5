import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Clock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import type { Service } from '#server/service.ts'
import { temporaryFolder } from './temporary.ts'

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  pass(milliseconds: number): void
}

/** 2026-11-21 14:20 in Shanghai. */
export const noon = Date.parse('2026-11-21T14:20:00+08:00')

export function testClock(start = noon): TestClock {
  let now = start
  return {
    now: () => now,
    pass(milliseconds) {
      now += milliseconds
    },
  }
}

export interface TestService extends Service {
  readonly clock: TestClock
}

/** 松江区 with a fresh database file, gone when the test has ended. */
export async function openService(): Promise<TestService> {
  const database = await openDatabase(join(temporaryFolder(), 'district.sqlite'))
  const clock = testClock()
  const evaluator = createEvaluator(database, clock, () => undefined)
  onTestFinished(async () => {
    await evaluator.stop()
    await database.close()
  })
  return { district: { code: '310117', name: '松江区' }, database, clock, evaluator, demo: false }
}
