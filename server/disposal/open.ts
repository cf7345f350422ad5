import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DisposalOpenBody, DisposalOpened } from '#core/api/disposal-shapes.ts'
import { reasonsText } from '#core/disposal/proposed-reasons.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { covers } from '../actions/scope.ts'
import { type LowEfficiencyEntry, lowEfficiencyOn } from '../class-lists/low-efficiency.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertChange, insertPlan, insertPlanEvent, openPlansOf } from '../db/disposal-plans.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { numberOrNull, textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { decisionOf, parcelFacts, reasonsFor } from './parcel-facts.ts'
import { derivedColumns } from './stored.ts'

const notListed = '不在低效产业用地清单上，或不在您的范围内。请先核对清单。'
const alreadyThere = '已有处置方案。'

/**
 * A plan for each parcel that is on the list of low-efficiency land and has none, with what is known of it and why it is
 * there; every other parcel is told why not. Nothing is refused for the sake of another parcel.
 */
export async function openPlans(
  service: Service,
  grant: Grant,
  { parcelCodes }: DisposalOpenBody,
): Promise<DisposalOpened> {
  const district = service.district.code
  const codes = distinct(parcelCodes)
  const { username, role } = grant.actor
  return service.database.write(async (db) => {
    const first = await takeNumbers(db, district, 'disposal', codes.length)
    const listed = await lowEfficiencyOn(db, district, codes)
    const known = new Map((await openPlansOf(db, district, codes)).map((line) => [line.parcel_code, line.id]))
    const facts = await parcelFacts(db, district, codes)
    const at = instantText(service.clock.now())
    const items: DisposalOpened['items'] = []
    for (const [index, parcelCode] of codes.entries()) {
      const entry = listed.get(parcelCode)
      if (entry === undefined || !isWithin(grant, entry)) {
        items.push({ parcelCode, id: null, isNew: false, why: notListed })
        continue
      }
      const id = known.get(parcelCode)
      if (id !== undefined) {
        items.push({ parcelCode, id, isNew: false, why: alreadyThere })
        continue
      }
      const opened = await openPlan(db, service, grant, entry, facts.get(parcelCode) ?? {}, first + index)
      items.push({ parcelCode, id: opened.id, isNew: true, why: null })
    }
    const made = items.filter(({ isNew }) => isNew)
    const details = { parcels: made.length, asked: codes.length, codes: made.map((item) => item.parcelCode) }
    await service.audit.append(db, { district, at, username, role, action: 'disposal-opened', object: '处置', details })
    return { items }
  })
}

function isWithin({ scope }: Grant, { parcelCode, townCode, cycle }: LowEfficiencyEntry): boolean {
  return covers(scope, { cycle: cycle ?? '', parcelCode, townCode, ownerUscc: null })
}

async function openPlan(
  db: Kysely<Schema>,
  { clock, district: { code: district } }: Service,
  { actor }: Grant,
  entry: LowEfficiencyEntry,
  facts: Cells,
  number: number,
): Promise<DisposalPlanTable> {
  const { parcelCode, cycle, townCode } = entry
  const decided = await decisionOf(db, district, cycle, parcelCode)
  const reasons = reasonsText(await reasonsFor(db, district, decided))
  const cells = withoutBlanks({
    ...facts,
    parcelCode,
    parcelName: facts.parcelName ?? parcelCode,
    assessYear: cycle === null ? null : Number(cycle),
    townCode,
    decidedClass: entry.class,
    landClass: entry.landClass ?? facts.landClass,
    landArea: entry.landArea ?? facts.landArea,
    disposalArea: entry.landArea ?? facts.landArea,
    responsibleBody: responsibleBody(townCode),
    reasons: reasons === '' ? (entry.source ?? null) : reasons,
  })
  const at = instantText(clock.now())
  const id = randomUUID()
  const name = textOrNull(cells.parcelName)
  const owner = textOrNull(cells.ownerName)
  const line: DisposalPlanTable = {
    district,
    id,
    number,
    cycle,
    parcel_code: parcelCode,
    parcel_name: name,
    town_code: townCode,
    land_class: textOrNull(cells.landClass),
    land_area: numberOrNull(cells.landArea),
    owner_name: owner,
    soe: textOrNull(cells.ownerIsSoe),
    decided_class: entry.class,
    evaluation: decided?.evaluation ?? null,
    state: 'draft',
    version: 1,
    revision: 2,
    approved_version: null,
    approved_path: null,
    approved_year: null,
    approved_area: null,
    conflicts: 0,
    awaited: 0,
    invited: 0,
    opened_at: at,
    changed_at: at,
    changed_by: actor.name,
    search: [parcelCode, name, owner].filter(Boolean).join(' ').toLowerCase(),
    ...derivedColumns(cells, 'draft', todayInShanghai(clock)),
  }
  await insertPlan(db, line)
  const stamp = { username: actor.username, by_name: actor.name, at }
  const of = { district, plan: id, version: 1 }
  await insertPlanEvent(db, {
    ...of,
    revision: 1,
    act: 'open',
    from_state: 'draft',
    to_state: 'draft',
    note: null,
    details: '{}',
    ...stamp,
    role: actor.role,
    org: actor.org,
  })
  await insertChange(db, { ...of, revision: 2, changed_fields: JSON.stringify(cells), source: 'open', ...stamp })
  return line
}

/** The 街镇 carries it out (松规划资源〔2023〕123号 三); a 园区 by its own name. */
function responsibleBody(townCode: string | null): string | null {
  const name = townCode === null ? null : townName(townCode)
  if (name === null) return null
  if (name.endsWith('镇')) return `${name}人民政府`
  return name.endsWith('街道') ? `${name}办事处` : name
}

function withoutBlanks(cells: Readonly<Record<string, CellValue | null | undefined>>): Cells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  )
}
