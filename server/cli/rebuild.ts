import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { holdDatabase } from '../db/hold.ts'
import { compareFilings } from '../filing/rebuild.ts'
import { openService } from '../open-service.ts'
import { rebuildRows } from '../rebuild-rows.ts'
import { compareRebuilt } from '../rows/compare-rebuilt.ts'
import type { Service } from '../service.ts'

/**
 * rebuild: makes rows, lines, counts and sums of DATABASE_URL anew from the record of changes, in one transaction, and
 * says what was not as the record has it. On SQLite no server may be at work meanwhile. 1 when the comparison afterwards
 * still finds a difference.
 */
export async function rebuildCommand(args: readonly string[]): Promise<number> {
  parseArgs({ args: [...args], options: {} })
  const { databaseUrl, keys } = readConfig(process.env)
  const hold = holdDatabase(databaseUrl, '重建数据', systemClock)
  try {
    const service = await openService({ databaseUrl, keys, upgrades: false })
    try {
      tell('重建前', await compared(service))
      await rebuildRows(service)
      const after = await compared(service)
      tell('重建后', after)
      return after.different.length === 0 ? 0 : 1
    } finally {
      await service.close()
    }
  } finally {
    hold.release()
  }
}

interface Compared {
  readonly rows: number
  readonly filings: number
  /** The first ones. */
  readonly different: readonly string[]
}

async function compared({ database: { read }, district: { code } }: Service): Promise<Compared> {
  const { rows, different } = await compareRebuilt(read, code)
  const filings = await compareFilings(read, code)
  return { rows, filings: filings.filings, different: [...different, ...filings.different] }
}

function tell(when: string, { rows, filings, different }: Compared): void {
  const what = `${rows} 行、${filings} 个优质项目`
  if (different.length === 0) console.log(`✓ ${when}：${what}与修改记录、办理记录逐字节相符。`)
  else console.log(`✗ ${when}：${what}中与记录不符的有 ${different.join('、')}。`)
}
