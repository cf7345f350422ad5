/*
 * An hour of a working day on a real server process with a city's parcels: `npm run soak:hour`; `-- --minutes 3
 * --parcels 5000 --share 0.25 --seed 7` shorter, smaller, faster or the same again. Everybody together takes no more of
 * one core than the share. Linux only. Exit code 1 when a request failed, memory or handles go on growing, an
 * acknowledged value is missing, or the database, its audit log or a backup does not stand verification.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '#server/demo/random.ts'
import { openService } from '#server/open-service.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { pushAll, pushedRows } from '../pushed-district.ts'
import type { Load } from './hour/acts.ts'
import { createAnsweredRows } from './hour/answered-rows.ts'
import { bigActs } from './hour/big-acts.ts'
import { createClient } from './hour/client.ts'
import { bigThings, smallThings } from './hour/day.ts'
import { growths } from './hour/growth.ts'
import { peopleOf } from './hour/people.ts'
import { createTally } from './hour/tally.ts'
import { verifyAll, verifyNewest } from './hour/verify.ts'
import { watchProcess } from './hour/watch.ts'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: process.env.MINUTES ?? '60' },
    parcels: { type: 'string', default: '48501' },
    share: { type: 'string', default: '0.25' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const minutes = Number(values.minutes)
const parcels = Number(values.parcels)
const share = Number(values.share)
const random = seededRandom(Number(values.seed))

const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-hour-'))
const database = join(folder, 'district.sqlite')
const backups = join(folder, 'backups')
console.log(`${minutes} minutes, ${parcels} parcels, ${share} of a core, seed ${values.seed}`)

const service = await openService({ databaseUrl: database })
const rows = pushedRows(parcels, 'parcels')
await pushAll(service, rows)
const people = await peopleOf(service, [...rows])
await service.close()

const server = await startProcess(database, { BACKUP_DIR: backups, BACKUP_EVERY: '1', METRICS_TOKEN: '' })
if (server.url === '' || server.child.pid === undefined)
  throw new Error(`the server did not start: ${server.printed()}`)
const { pid } = server.child
console.log(`serves after ${server.startedInMilliseconds.toFixed(0)} ms, process ${pid}`)

const tally = createTally()
const answered = createAnsweredRows()
const load: Load = { client: createClient(server.url, tally), people, random, answered, revisions: new Map() }
const watch = watchProcess(pid, database)

const curve = setInterval(() => {
  const { seconds, residentMegabytes, handles, cpuSeconds, logMegabytes } = watch.now()
  const cells = [seconds / 60, tally.requests(), residentMegabytes, handles, cpuSeconds, logMegabytes]
  console.log(`| ${cells.map((cell) => cell.toFixed(0)).join(' | ')} |`)
}, 60_000)
console.log('| minute | requests | resident MB | handles | processor s | log MB |')
await Promise.all([bigThings(bigActs(load, database, backups), minutes), smallThings(load, watch, minutes, share)])
clearInterval(curve)
watch.stop()
const { cpuSeconds, seconds } = watch.now()
server.child.kill('SIGTERM')
const [code] = await ended(server.child)

const faults = [...tally.faults]
if (code !== 0) faults.push(`the server ended with ${code}: ${server.printed().slice(-2000)}`)
if (/^\[.+\] /m.test(server.printed())) faults.push(`the server told of a defect: ${server.printed().slice(-2000)}`)
console.log('| request | count | median ms | 99 % ms | slowest ms | statuses |')
for (const line of tally.lines()) console.log(line)
console.log(
  `${tally.requests()} requests in ${(seconds / 60).toFixed(1)} minutes, ${(cpuSeconds / seconds).toFixed(2)} of a core`,
)
for (const { name, unit, quarters, most, allowed, bounded } of growths(watch.moments)) {
  const told = quarters.map((value) => value.toFixed(0)).join(', ')
  const line = `${name}: medians of the quarters ${told} ${unit}, most ${most.toFixed(0)}, may grow by ${allowed.toFixed(0)}`
  console.log(line)
  if (!bounded) faults.push(`${line}: it grows`)
}
const missing = await answered.missingIn(database)
faults.push(...missing.map((place) => `acknowledged and not there: ${place}`))
console.log(
  `${answered.batches} batches with ${answered.rows} rows acknowledged, ${answered.conflicts} conflicts; missing: ${missing.length}`,
)
const [backupCount, restored] = await verifyNewest(database, backups)
if (backupCount === 0) faults.push('there is no backup')
console.log(`${backupCount} backups; database ${(statSync(database).size / 1e6).toFixed(0)} MB`)
for (const [of, checks] of [
  ['database', await verifyAll(database)],
  ['newest backup', restored],
] as const)
  for (const { name, sound, sentences } of checks) {
    console.log(`${of}, ${name}: ${sentences.join(' ')}`)
    if (!sound) faults.push(`${of}, ${name}: ${sentences.join(' ')}`)
  }
rmSync(folder, { recursive: true, force: true })
for (const fault of faults) console.log(`FAULT ${fault}`)
console.log(faults.length === 0 ? 'sound' : `${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1
