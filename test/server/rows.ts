import { randomUUID } from 'node:crypto'
import type { PushAnswer, PushBody, RowOutcome } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import type { Layer } from '#core/record/layer.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { pushBatch } from '#server/actions/push-batch.ts'
import type { Service } from '#server/service.ts'
import { goldenFirm, goldenParcel } from '../core/scoring/golden.ts'
import { owner, tenant, xinqiao } from './cast.ts'

export type PushedRow = PushBody['rows'][number]
type Fields = Record<string, CellValue | null>

/** A parcel of 新桥镇 without any finding: the golden example of the standard, one firm. */
export function parcelFields(other: Fields = {}): Fields {
  // The year is the key's, which differs from test to test.
  const { assessYear: _, ...judged } = goldenParcel
  return {
    ...judged,
    townCode: xinqiao,
    parcelName: '新桥镇示例路137号',
    baseSource: '土地利用现状',
    ownershipType: '国有',
    acquireMode: '划拨',
    regUse: '工业用地',
    currentUse: '工业用地',
    planZoneType: '产业社区',
    siteBoundary: '城市开发边界内',
    ownerName: '示例精密制造（上海）有限公司',
    ownerUscc: owner,
    ownerIsSoe: '否',
    vacantSince: '2024-03-01',
    selfUsedArea: 10800,
    rentedOutArea: 4000,
    firmCount: 1,
    fillPerson: '王芳',
    fillPhone: '13800000000',
    fillDate: '2026-01-15',
    ...other,
  }
}

export function firmFields(other: Fields = {}): Fields {
  const { uscc: _, ...amounts } = goldenFirm
  return {
    ...amounts,
    firmName: '示例精密制造（上海）有限公司',
    occupancy: '自有',
    occupiedFloorArea: 10800,
    industryCode: '3484',
    registeredTown: xinqiao,
    taxInDistrict: true,
    startProduction: '2012-09-01',
    energyBasis: '当量值',
    highTechUntil: '2027-12-31',
    ...other,
  }
}

export const cycle = '2025'
export const example = 'SJ-XQ-0137'

export function parcelRow(fields: Fields, parcelCode = example, baseRevision = 0, layer?: Layer): PushedRow {
  return { form: 'parcel-self-assessment', key: { cycle, parcelCode }, baseRevision, layer, fields }
}

export function firmRow(fields: Fields, parcelCode = example, uscc = owner, baseRevision = 0): PushedRow {
  return { form: 'enterprise-information', key: { cycle, parcelCode, uscc }, baseRevision, fields }
}

export const forms = formIds.map((id) => ({ id, version: formById(id).version }))

export function batchOf(rows: readonly PushedRow[], batch: string = randomUUID()): PushBody {
  return { batch, forms, rows: [...rows] }
}

/** Pushes rows as that person, under a new batch id unless told. */
export async function push(
  service: Service,
  actor: Actor,
  rows: readonly PushedRow[],
  batch?: string,
): Promise<PushAnswer> {
  const grant = await authorise(service, actor, 'push')
  return pushBatch(service, grant, batchOf(rows, batch))
}

/** Pushes one row and gives its outcome. */
export async function pushOne(service: Service, actor: Actor, row: PushedRow): Promise<RowOutcome> {
  const { rows } = await push(service, actor, [row])
  const [outcome] = rows
  if (outcome === undefined || rows.length !== 1) throw new Error(`expected one outcome, got ${rows.length}`)
  return outcome
}

/** The example parcel with its firm, free of findings. */
export function exampleRows(): readonly PushedRow[] {
  return [parcelRow(parcelFields()), firmRow(firmFields())]
}

/** A second firm, renting 4,000 m² of the example parcel. */
export function tenantRow(other: Fields = {}): PushedRow {
  const fields = {
    firmName: '示例机电（上海）有限公司',
    occupancy: '租赁',
    lessor: '示例精密制造（上海）有限公司',
    leaseStart: '2023-04-01',
    leaseEnd: '2028-03-31',
    occupiedFloorArea: 4000,
    ...other,
  }
  return firmRow(firmFields(fields), example, tenant)
}

/** What stands in the database of one row, its JSON read; null when there is none. */
export async function storedRow(service: Service, key = `${cycle}/${example}`) {
  const row = await service.database.read((db) =>
    db.selectFrom('row').selectAll().where('row_key', '=', key).executeTakeFirst(),
  )
  if (row === undefined) return null
  return { ...row, layered: JSON.parse(row.layered), effective: JSON.parse(row.effective) }
}
