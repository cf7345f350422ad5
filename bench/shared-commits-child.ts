import { openDatabase } from '#server/db/database.ts'
import type { Service } from '#server/service.ts'
import { interleave } from './interleave.ts'
import { emptyService, type PushedRow, pushAll, pushedRows, pushRows } from './pushed-district.ts'

/* A process of its own, so that it can be given a slower disk. Tells the times and the counts as one line of JSON. */

const clients = 10
const pushesEach = 6
const rounds = 12

/** Each client changes its own parcels, one row a push, and sends the next when it is answered. */
async function pushSingly(service: Service, rows: readonly PushedRow[], atOnce: number, pushes: number): Promise<void> {
  await Promise.all(
    Array.from({ length: atOnce }, async (_, client) => {
      for (let index = 0; index < pushes; index += 1) {
        const row = rows[client * pushes + index]
        if (row === undefined) throw new Error('too few rows')
        turn += 1
        await pushRows(service, [{ ...row, baseRevision: nextRevision(row), fields: { selfNote: `第${turn}次` } }])
      }
    }),
  )
}

let turn = 0
const revisions = new Map<PushedRow, number>()

/** Revision the sender has seen: one more each time. */
function nextRevision(row: PushedRow): number {
  const revision = (revisions.get(row) ?? 0) + 1
  revisions.set(row, revision)
  return revision
}

const grouped = await emptyService()
const { vault } = grouped.database
const alone = await openDatabase(grouped.file, { limits: { groupJobs: 1 }, ...(vault === null ? {} : { vault }) })
const ungrouped: Service = { ...grouped, database: alone }
const rows = pushedRows(2000, 'parcels')
await pushAll(grouped, rows)
const times = await interleave(rounds, {
  together: () => pushSingly(grouped, rows, clients, pushesEach),
  apart: () => pushSingly(ungrouped, rows, clients, pushesEach),
  oneGrouped: () => pushSingly(grouped, rows, 1, clients * pushesEach),
  oneUngrouped: () => pushSingly(ungrouped, rows, 1, clients * pushesEach),
})
const before = grouped.database.counts()
for (let round = 0; round < rounds; round += 1) await pushSingly(grouped, rows, clients, pushesEach)
const after = grouped.database.counts()
const pushesPerCommit = (after.jobs - before.jobs) / (after.commits - before.commits)
await alone.close()
await grouped.close()
console.log(JSON.stringify({ times, pushesPerCommit, largestGroup: after.largestGroup, pushes: clients * pushesEach }))
