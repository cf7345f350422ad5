import { transitionRoles } from '#core/access/transition.ts'
import type { BulkOrder, BulkPreview } from '#core/api/bulk.ts'
import type { Cells } from '#core/form/form.ts'
import { type BulkHindrance, bulkHindrances } from '#core/record/bulk-state.ts'
import { keyText } from '#core/record/key.ts'
import { faultlessStatuses, mayTransition } from '#core/record/status.ts'
import type { Grant } from '../actions/authorise.ts'
import { covers } from '../actions/scope.ts'
import { reasonFor } from '../actions/transition.ts'
import { todayInShanghai } from '../clock.ts'
import { effectiveOfParcels, openConflicts } from '../db/bulk-operations.ts'
import type { ParcelTable } from '../db/schema.ts'
import { parcelKey } from '../rows/state.ts'
import { statusOf } from '../rows/table.ts'
import type { Service } from '../service.ts'
import { eachChosen } from './chosen.ts'

const samplesShown = 5

type Sample = BulkPreview['samples'][number]

interface Group {
  parcels: number
  readonly samples: Sample[]
}

/**
 * For how many parcels an order would work, and for how many not and why, from what is stored about them: an errors'
 * count is that of the last change. Carrying out judges each again. Throws ProblemError malformed-request.
 */
export async function previewBulk(service: Service, grant: Grant, order: BulkOrder): Promise<BulkPreview> {
  const { cycle, to } = order
  const district = service.district.code
  const { read } = service.database
  const today = todayInShanghai(service.clock)
  const reason = reasonFor(to, order.reason)
  const conflicts = await read((db) => openConflicts(db, district, cycle))
  const groups = new Map<BulkHindrance | 'ready', Group>()
  const put = (why: BulkHindrance | 'ready', sample: Sample): void => {
    const group = groups.get(why) ?? { parcels: 0, samples: [] }
    group.parcels += 1
    if (group.samples.length < samplesShown) group.samples.push(sample)
    groups.set(why, group)
  }
  for await (const { lines, unknown } of eachChosen(read, district, grant, order, today)) {
    for (const parcelCode of unknown) put('outside', { parcelCode, parcelName: null, townCode: null, status: null })
    const free: ParcelTable[] = []
    for (const line of lines) {
      const why = hindranceOf(grant, order, line, conflicts)
      if (why === 'outside') put(why, { ...sampleOf(line), parcelName: null, townCode: null, status: null })
      else if (why !== null) put(why, sampleOf(line))
      else free.push(line)
    }
    const asksOpinion = to === 'town-approved' && reason === null
    const withOpinion = asksOpinion ? await opined(service, cycle, free) : null
    for (const line of free) {
      const isReady = withOpinion === null || withOpinion.has(line.parcel_code)
      put(isReady ? 'ready' : 'opinion', sampleOf(line))
    }
  }
  const total = [...groups.values()].reduce((sum, { parcels }) => sum + parcels, 0)
  const ready = groups.get('ready')
  return {
    total,
    ready: ready?.parcels ?? 0,
    samples: ready?.samples ?? [],
    hindered: bulkHindrances.flatMap((why) => {
      const group = groups.get(why)
      return group === undefined ? [] : [{ why, ...group }]
    }),
  }
}

function hindranceOf(
  { actor, scope }: Grant,
  { to }: BulkOrder,
  line: ParcelTable,
  conflicts: ReadonlyMap<string, number>,
): BulkHindrance | null {
  const { cycle, parcel_code: parcelCode, town_code: townCode, owner_uscc: ownerUscc } = line
  if (!covers(scope, { cycle, parcelCode, townCode, ownerUscc })) return 'outside'
  if (!transitionRoles[to].includes(actor.role) || !mayTransition(statusOf(line.status), to)) return 'status'
  if (!faultlessStatuses.has(to)) return null
  if (conflicts.has(parcelCode)) return 'conflicts'
  return line.errors > 0 ? 'errors' : null
}

function sampleOf({ parcel_code, parcel_name, town_code, status }: ParcelTable): Sample {
  return { parcelCode: parcel_code, parcelName: parcel_name, townCode: town_code, status: statusOf(status) }
}

/** Those of the parcels that have a 街镇审核意见 already. */
async function opined(
  { database, district }: Service,
  cycle: string,
  lines: readonly ParcelTable[],
): Promise<ReadonlySet<string>> {
  const codes = new Map(lines.map(({ parcel_code }) => [keyText(parcelKey(cycle, parcel_code)), parcel_code]))
  const found = await database.read((db) => effectiveOfParcels(db, district.code, cycle, [...codes.keys()]))
  return new Set(
    [...found].flatMap(([key, effective]) => {
      const { townOpinion } = JSON.parse(effective) as Cells
      return townOpinion === undefined ? [] : (codes.get(key) ?? [])
    }),
  )
}
