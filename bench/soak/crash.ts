/*
 * The server killed at random moments of a push load, again and again: `npm run soak:crash` runs 1,000 rounds over an
 * empty database, `-- --rounds 20 --parcels 48501 --seed 7` fewer over a filled one. Exit code 1 when an acknowledged row
 * was lost, a batch is there by halves, or the database does not stand its own verification afterwards.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { songjiang } from '#core/vocabulary/district.ts'
import { anchorFiles } from '#server/audit/anchor-file.ts'
import { verifyDatabase } from '#server/backup/verify-database.ts'
import { loadKeys } from '#server/keys.ts'
import { openService } from '#server/open-service.ts'
import { crashRounds, type Round, sessionIn } from '#test/server/crash/rounds.ts'
import { median } from '../interleave.ts'
import { pushAll, pushedRows } from '../pushed-district.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    parcels: { type: 'string', default: '0' },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
const parcels = Number(values.parcels)

const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-crash-'))
const database = join(folder, 'district.sqlite')
console.log(`${rounds} rounds, seed ${seed}, ${parcels} parcels: again with --rounds ${rounds} --seed ${seed}`)
if (parcels > 0) {
  const service = await openService({ databaseUrl: database })
  await pushAll(service, pushedRows(parcels, 'parcels'))
  await service.close()
}

const every = Math.max(1, Math.floor(rounds / 50))
function tell({ round, acknowledged, cut, lost, half, restartMilliseconds }: Round): void {
  if (lost.length + half.length > 0) console.log(`round ${round}: lost ${lost.join(', ')}; half ${half.join(', ')}`)
  if (round % every > 0) return
  console.log(`round ${round}: ${acknowledged} answered, ${cut} cut, restart ${restartMilliseconds.toFixed(0)} ms`)
}

const token = await sessionIn(database)
const done = await crashRounds({ database, token, rounds, seed, tell })
const sum = (of: (round: Round) => number): number => done.reduce((total, round) => total + of(round), 0)
const lost = sum((round) => round.lost.length)
const half = sum((round) => round.half.length)
const restarts = done.map(({ restartMilliseconds }) => restartMilliseconds)
const { keys } = loadKeys({ databaseUrl: database, keys: { data: null, audit: null } })
const checks = await verifyDatabase({
  url: database,
  district: songjiang.code,
  keys,
  anchorFiles: anchorFiles(database, songjiang.code, null),
})
console.log(`${sum((round) => round.acknowledged)} batches answered, ${sum((round) => round.cut)} cut off`)
console.log(`${sum((round) => round.committedUnanswered)} of those were committed: sent again, they were there once`)
console.log(`acknowledged rows lost: ${lost}; half batches: ${half}`)
console.log(
  `from the start of the process until it serves: median ${median(restarts).toFixed(0)} ms, slowest ${Math.max(...restarts).toFixed(0)} ms`,
)
for (const { name, sound, sentences } of checks)
  console.log(`${sound ? 'sound' : 'FAULT'} ${name}: ${sentences.join(' ')}`)
rmSync(folder, { recursive: true, force: true })
process.exitCode = lost + half === 0 && checks.every(({ sound }) => sound) ? 0 : 1
