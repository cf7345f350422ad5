import type { Kysely } from 'kysely'
import type { SettlementsAnswer, SettlementsBody } from '#core/api/conflicts.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText, todayInShanghai } from '../../clock.ts'
import { distinct } from '../../collections.ts'
import { appendSettlements } from '../../db/conflicts.ts'
import { takeNumbers } from '../../db/counter.ts'
import { deleteClaims } from '../../db/parcels.ts'
import { appendVersions, saveRows } from '../../db/rows.ts'
import type { Schema } from '../../db/schema.ts'
import { saveDifferences } from '../../rows/differences.ts'
import { refreshTouched } from '../../rows/refresh-touched.ts'
import { toTable } from '../../rows/table.ts'
import type { Service } from '../../service.ts'
import type { Grant } from '../authorise.ts'
import { refusalBody } from '../wording.ts'
import { type AskedSettlement, type Decider, type Settled, Settling } from './settling.ts'

/** Conflicts a denial names; it counts them all. */
const deniedNamed = 20

/**
 * Settles conflicts, each with its own outcome, all in one transaction: 采用我的 and another value are written as a new
 * version in the conflict's layer by whoever decides, 采用对方的 leaves what stands. Every decision stays on record.
 * Throws ProblemError malformed-request for another value that is not given.
 */
export async function settleConflicts(
  service: Service,
  grant: Grant,
  { items, reason }: SettlementsBody,
): Promise<SettlementsAnswer> {
  requireValues(items)
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  const decider = { grant, district, at, reason: reason?.trim() || null }
  return service.database.write(async (db) => {
    const settling = await Settling.load(db, decider, distinct(items.map(({ id }) => id)))
    const firstSeq = await takeNumbers(db, district, 'change', items.length)
    const outcomes = items.map((asked, index) => settling.settle(asked, firstSeq + index))
    const settled = outcomes.filter((outcome) => 'settlement' in outcome)
    const denied = items.filter((asked) => settling.isOutside(asked)).map(({ id }) => id)
    await record(db, service, decider, settled, denied)
    settling.work.followParcels()
    const written = settled.filter(({ version }) => version !== null)
    await appendVersions(
      db,
      written.flatMap(({ version }) => (version === null ? [] : [version])),
    )
    await saveRows(
      db,
      settling.work.changed().map((row) => toTable(district, row)),
    )
    await saveDifferences(db, district, settling.work.changed())
    await appendSettlements(
      db,
      district,
      settled.map(({ settlement }) => settlement),
    )
    await settleTowns(db, decider, written)
    await refreshTouched(
      db,
      district,
      today,
      settling.work,
      written.map(({ row }) => row.key),
    )
    return {
      items: outcomes.map((outcome, index) => {
        const id = items[index]?.id ?? ''
        if ('settlement' in outcome) return { id, revision: outcome.row.revision, refusal: null }
        return { id, revision: null, refusal: refusalBody(outcome) }
      }),
    }
  })
}

function requireValues(items: readonly AskedSettlement[]): void {
  const issues = items.flatMap(({ choice, value }, index) =>
    choice === 'other' && value === undefined ? [{ path: `items.${index}.value`, message: 'required' }] : [],
  )
  if (issues.length > 0) throw new ProblemError(problem('malformed-request', { issues }))
}

/** What was chosen and why stands with the conflicts: it may name people. */
async function record(
  db: Kysely<Schema>,
  { audit }: Service,
  { grant, district, at }: Decider,
  settled: readonly Settled[],
  denied: readonly string[],
): Promise<void> {
  const { username, role } = grant.actor
  for (const { conflict, settlement, version } of settled) {
    const { layer, field, row_key: object } = conflict
    const details = { conflict: conflict.id, layer, field, choice: settlement.choice, written: version !== null }
    await audit.append(db, { district, at, username, role, action: 'conflict-settled', object, details })
  }
  if (denied.length === 0) return
  const details = { conflicts: denied.length, first: denied.slice(0, deniedNamed) }
  await audit.append(db, { district, at, username, role, action: 'denied', object: 'settleConflicts', details })
}

/** The district has said whose parcel it is. */
async function settleTowns(db: Kysely<Schema>, { grant, district }: Decider, written: readonly Settled[]) {
  if (grant.actor.role !== 'district') return
  for (const { row, conflict } of written) {
    const { cycle, parcelCode } = row.key
    if (conflict.field === 'townCode') await deleteClaims(db, district, cycle, [parcelCode])
  }
}
