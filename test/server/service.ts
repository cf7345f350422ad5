import { onTestFinished } from 'vitest'
import { openAttachments } from '#server/attachments/store.ts'
import { createAnchoring } from '#server/audit/anchoring.ts'
import { createAuditCheck } from '#server/audit/check.ts'
import { createAuditLog, installation } from '#server/audit/log.ts'
import type { Clock } from '#server/clock.ts'
import { openDatabase } from '#server/db/database.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import { type Keys, keyRing } from '#server/keys.ts'
import { createPaperMaker } from '#server/paper/paper-maker.ts'
import type { Service } from '#server/service.ts'
import { createVault } from '#server/vault.ts'
import { freshDatabase } from './fresh-database.ts'
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

/** Keys of the tests: personal data is sealed and the log signed as in service. */
export const testKeys: Keys = { data: keyRing('d'.repeat(64)), audit: keyRing('a'.repeat(64)) }

/** 松江区 with a fresh database, gone when the test has ended. */
export async function openService(): Promise<TestService> {
  const database = await openDatabase(await freshDatabase(), { vault: createVault(testKeys.data) })
  const clock = testClock()
  const audit = createAuditLog(testKeys.audit)
  const district = { code: '310117', name: '松江区' }
  const means = { database, clock, keys: testKeys.audit, files: [] }
  const anchoring = createAnchoring({ ...means, chains: [district.code, installation] })
  const auditCheck = createAuditCheck(means)
  const evaluator = createEvaluator(database, clock, audit, () => undefined)
  const attachments = openAttachments(temporaryFolder(), testKeys.data)
  onTestFinished(async () => {
    await evaluator.stop()
    await database.close()
  })
  return {
    district,
    database,
    clock,
    evaluator,
    audit,
    anchoring,
    auditCheck,
    attachments,
    paper: createPaperMaker(),
    demo: false,
    report: () => undefined,
  }
}
