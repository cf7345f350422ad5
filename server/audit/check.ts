import { z } from 'zod'
import { type Clock, instantText } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { readProperty, writeProperty } from '../db/properties.ts'
import type { KeyRing } from '../keys.ts'
import type { Notices } from '../observability/log.ts'
import { faultSentences } from './fault-words.ts'
import { type ChainReport, verifyLog } from './verify-log.ts'

const dayMilliseconds = 24 * 3_600_000

/** How the last check of a chain ended. */
const outcomeShape = z.object({ at: z.string(), entries: z.number(), faults: z.array(z.string()) })
export type CheckOutcome = z.infer<typeof outcomeShape>

/** Checks the whole log beside the service, one check at a time, and keeps how it ended. */
export interface AuditCheck {
  readonly busy: boolean
  run(): Promise<void>
  /** How the last check of the chain ended, by whichever process; null when there was none. */
  last(chain: string): Promise<CheckOutcome | null>
  /** Checks now and every day from here on; told of what fails, and in a sentence of the faults found. */
  start(report: (error: unknown) => void, notices: Pick<Notices, 'warn'>): void
  stop(): Promise<void>
}

export interface CheckMeans {
  readonly database: Database
  readonly clock: Clock
  readonly keys: KeyRing
  readonly files: readonly string[]
}

export function createAuditCheck({ database, clock, keys, files }: CheckMeans): AuditCheck {
  let running: Promise<readonly ChainReport[]> | null = null
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  async function check(): Promise<readonly ChainReport[]> {
    const reports = await verifyLog({
      read: (job) => (stopped ? Promise.reject(stop) : database.read(job)),
      keys,
      files,
    })
    const at = instantText(clock.now())
    await database.write(async (db) => {
      for (const report of reports) {
        const outcome: CheckOutcome = { at, entries: report.entries, faults: [...faultSentences(report)] }
        await writeProperty(db, report.chain, 'audit-checked', JSON.stringify(outcome))
      }
    })
    return reports
  }

  function runOnce(): Promise<readonly ChainReport[]> {
    running ??= check().finally(() => {
      running = null
    })
    return running
  }

  return {
    get busy() {
      return running !== null
    },
    async run() {
      await runOnce()
    },
    async last(chain) {
      const text = await database.read((db) => readProperty(db, chain, 'audit-checked'))
      return text === null ? null : outcomeShape.parse(JSON.parse(text))
    },
    start(report, { warn }) {
      const tell = (): void => {
        runOnce().then(
          (reports) => {
            const count = reports.reduce((sum, { faultCount }) => sum + faultCount, 0)
            if (count > 0) warn(faultNotice(count, reports.flatMap(faultSentences)))
          },
          (error: unknown) => {
            if (error !== stop) report(error)
          },
        )
      }
      tell()
      timer = setInterval(tell, dayMilliseconds)
      timer.unref()
    },
    async stop() {
      stopped = true
      if (timer !== null) clearInterval(timer)
      await running?.catch(() => undefined)
    },
  }
}

const faultsTold = 5

function faultNotice(count: number, sentences: readonly string[]): string {
  const first = sentences.slice(0, faultsTold).join('')
  return `审计链校验发现 ${count} 处问题：${first}请保全数据库和锚点文件，不要用备份覆盖，联系安全管理员；全部问题见 checkup verify-audit。`
}

/** What a check ends with when the server stops. */
const stop = new Error('the server stops')
