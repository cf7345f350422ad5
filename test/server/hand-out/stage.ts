import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import type { HandOutKind } from '#core/api/hand-out.ts'
import type { PushAnswer } from '#core/api/rows.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { uploadWorkbook } from '#server/actions/upload-workbook.ts'
import { handOutWorkbooks } from '#server/hand-out/hand-out.ts'
import { listHandOuts } from '#server/hand-out/list.ts'
import type { Service } from '#server/service.ts'
import { xinqiao } from '../cast.ts'
import { firmFields, type PushedRow, parcelFields } from '../rows.ts'

export const thisYear = '2026'
export const lastYear = '2025'

type Fields = Record<string, string | number | boolean | null>

/** The example parcel as the base map leaves it at the start of a year: its own fields alone. */
export function baseFields(other: Fields = {}): Fields {
  const filled = parcelFields()
  const keys = ['townCode', 'parcelName', 'baseSource', 'ownershipType', 'legality', 'acquireMode', 'regUse']
  const more = ['currentUse', 'landClass', 'planZoneType', 'siteBoundary', 'landArea', 'ownerUscc']
  return { ...Object.fromEntries([...keys, ...more].map((key) => [key, filled[key] as string])), ...other }
}

export function parcelOf(cycle: string, parcelCode: string, fields: Fields): PushedRow {
  return { form: 'parcel-self-assessment', key: { cycle, parcelCode }, baseRevision: 0, fields }
}

export function firmOf(cycle: string, parcelCode: string, uscc: string, other: Fields = {}): PushedRow {
  const fields = firmFields(other) as Fields
  return { form: 'enterprise-information', key: { cycle, parcelCode, uscc }, baseRevision: 0, fields }
}

/** The zip of a 街镇, all of it. */
export async function handOut(
  service: Service,
  actor: Actor,
  town = xinqiao,
  as: HandOutKind = 'workbooks',
): Promise<Record<string, Uint8Array>> {
  const grant = await authorise(service, actor, 'handOutWorkbooks')
  const { bytes } = await handOutWorkbooks(service, grant, { cycle: thisYear, town, id: randomUUID(), as })
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return unzipSync(Buffer.concat(pieces))
}

/** The one workbook whose name begins so. */
export function fileOf(files: Readonly<Record<string, Uint8Array>>, beginning: string): Uint8Array {
  const found = Object.entries(files).filter(([name]) => name.startsWith(beginning))
  const [one] = found
  if (one === undefined || found.length !== 1) throw new Error(`${found.length} files begin with ${beginning}`)
  return one[1]
}

export async function upload(service: Service, actor: Actor, bytes: Uint8Array): Promise<PushAnswer> {
  return uploadWorkbook(service, await authorise(service, actor, 'uploadWorkbook'), { bytes })
}

export async function listed(service: Service, actor: Actor) {
  return listHandOuts(service, await authorise(service, actor, 'handOuts'), { cycle: thisYear })
}
