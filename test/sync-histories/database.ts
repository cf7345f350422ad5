import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openAttachments } from '#server/attachments/store.ts'
import { createAnchoring } from '#server/audit/anchoring.ts'
import { createAuditCheck } from '#server/audit/check.ts'
import { createAuditLog } from '#server/audit/log.ts'
import type { Clock } from '#server/clock.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { createEvaluator } from '#server/evaluation/evaluator.ts'
import { keyRing } from '#server/keys.ts'
import { createPaperMaker } from '#server/paper/paper-maker.ts'
import type { Service } from '#server/service.ts'
import { createVault } from '#server/vault.ts'

/** Many histories in one database, each in a district of its own: making a database takes longer than a history. */
export interface HistoryDatabase {
  /** A server on a district nobody has used. */
  readonly service: (district: string) => Service
  /** As after a stop of the server: everything comes from the disk again. */
  readonly reopen: () => Promise<void>
  readonly close: () => Promise<void>
}

const keys = { data: keyRing('d'.repeat(64)), audit: keyRing('a'.repeat(64)) }
/** 2026-11-21 14:20 in Shanghai. Order is told by revisions, not by time. */
const clock: Clock = { now: () => Date.parse('2026-11-21T14:20:00+08:00') }

export async function openHistories(url: string): Promise<HistoryDatabase> {
  const open = (): Promise<Database> => openDatabase(url, { vault: createVault(keys.data) })
  let current = await open()
  const database: Database = {
    ...current,
    read: (job) => current.read(job),
    write: (job) => current.write(job),
    counts: () => current.counts(),
  }
  const audit = createAuditLog(keys.audit)
  const means = { database, clock, keys: keys.audit, files: [] }
  const anchoring = createAnchoring({ ...means, chains: [] })
  const auditCheck = createAuditCheck(means)
  const evaluator = createEvaluator(database, clock, audit, () => undefined)
  return {
    service: (code) => ({
      district: { code, name: '示例区' },
      database,
      clock,
      evaluator,
      audit,
      anchoring,
      auditCheck,
      // Histories attach nothing; the folder is never made.
      attachments: openAttachments(join(tmpdir(), 'parcel-checkup-no-attachments'), keys.data),
      paper: createPaperMaker(),
      demo: false,
      report: () => undefined,
    }),
    reopen: async () => {
      await current.close()
      current = await open()
    },
    close: async () => {
      await evaluator.stop()
      await current.close()
    },
  }
}
