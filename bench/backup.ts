import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyLog } from '#server/audit/verify-log.ts'
import { createBackup } from '#server/backup/create-backup.ts'
import { restoreBackup } from '#server/backup/restore-backup.ts'
import { openService } from '#server/open-service.ts'
import type { Bench, Line } from './bench.ts'
import { emptyService, pushAll, pushedRows, pushRows } from './pushed-district.ts'

const city = 48_501
const actsPerJob = 500
const acts = 1_000_000
const operator = { username: 'operator', role: 'admin' }

/** How long a backup of a city takes and what it does to those who write, how soon a restored one serves, and the log. */
export const backupBench: Bench = {
  name: 'backup',
  async run() {
    const lines: Line[] = []
    const service = await emptyService()
    const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-backup-'))
    try {
      await pushAll(service, pushedRows(city, 'parcels'))
      const quiet = await pushTimes(service, 40)
      const started = performance.now()
      let isRunning = true
      const making = createBackup(service, service.keys, {
        to: join(folder, 'one'),
        product: 'bench',
        by: null,
      }).finally(() => {
        isRunning = false
      })
      const busy: number[] = []
      while (isRunning) busy.push(...(await pushTimes(service, 1)))
      const { folder: from, manifest } = await making
      const backup = performance.now() - started
      const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
      lines.push({
        name: 'slowest single push while a city is backed up / slowest without',
        ratio: Math.max(...busy) / Math.max(...quiet),
        bound: null,
        measured: `backup ${seconds(backup)} of ${(bytes / 1e6).toFixed(0)} MB, ${city} parcels; ${busy.length} pushes meanwhile, slowest ${Math.max(...busy).toFixed(0)} ms against ${Math.max(...quiet).toFixed(0)} ms`,
      })
      lines.push(await restoring(from, join(folder, 'restored.sqlite'), `${service.file}.keys`, backup))
      lines.push(await verifying(service))
    } finally {
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    }
    return lines
  },
}

type Pushed = Parameters<typeof pushRows>[0]

async function pushTimes(service: Pushed, count: number): Promise<readonly number[]> {
  const [row] = pushedRows(1, 'parcels')
  if (row === undefined) throw new Error('no row to push')
  const times: number[] = []
  for (let round = 0; round < count; round += 1) {
    const key = { ...row.key, parcelCode: `SJ-XQ-9${Math.random().toString().slice(2, 10)}` }
    const started = performance.now()
    await pushRows(service, [{ ...row, key }])
    times.push(performance.now() - started)
  }
  return times
}

async function restoring(from: string, to: string, keyFile: string, backup: number): Promise<Line> {
  const keys = { data: null, audit: null }
  const started = performance.now()
  const { checks } = await restoreBackup({ from, to, keys, keyFile, by: operator })
  const restored = performance.now() - started
  if (checks.some(({ sound }) => !sound)) throw new Error('the restored database does not verify')
  const opening = performance.now()
  const service = await openService({ databaseUrl: to })
  await service.database.read((db) => db.selectFrom('parcel').select('parcel_code').limit(1).execute())
  const opened = performance.now() - opening
  await service.close()
  return {
    name: 'restore with all its checks until it serves / backup',
    ratio: (restored + opened) / backup,
    bound: null,
    measured: `restored and verified ${seconds(restored)}, open ${seconds(opened)}`,
  }
}

async function verifying(service: Awaited<ReturnType<typeof emptyService>>): Promise<Line> {
  const { database, audit, district, keys, clock } = service
  const entry = { district: district.code, at: '2026-11-21T14:20:00.000+08:00', username: 'wangfang', role: 'town' }
  for (let start = 0; start < acts; start += actsPerJob) {
    await database.write(async (db) => {
      for (let act = 0; act < actsPerJob; act += 1) {
        await audit.append(db, { ...entry, action: 'pushed', object: `${start + act}`, details: { accepted: 1 } })
      }
    })
  }
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss)
  }, 100)
  const from = clock.now()
  const reports = await verifyLog({ read: database.read, keys: keys.audit, files: [] })
  clearInterval(watch)
  const time = clock.now() - from
  const entries = reports.reduce((sum, report) => sum + report.entries, 0)
  if (reports.some(({ faultCount }) => faultCount > 0)) throw new Error('the log does not verify')
  return {
    name: 'entries of the audit log verified per millisecond',
    ratio: entries / time,
    bound: null,
    measured: `${entries} entries in ${seconds(time)}, memory ${(before / 1e6).toFixed(0)} to ${(highest / 1e6).toFixed(0)} MB`,
  }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
