import type { CellValue } from '#core/form/field.ts'
import { pushOne } from '../server/rows.ts'
import { cycle, type District } from './district.ts'

type Fields = Record<string, CellValue | null>

/** Revision of every sample parcel as its ledger brought it. */
const seeded = 1

/**
 * Somebody sends fields of a parcel.
 * @param baseRevision what they last saw; absent: the parcel as it was seeded
 */
export async function send(
  district: District,
  username: string,
  parcelCode: string,
  fields: Fields,
  baseRevision = seeded,
): Promise<void> {
  const row = { form: 'parcel-self-assessment' as const, key: { cycle, parcelCode }, baseRevision, fields }
  const { refusal } = await pushOne(district.server.service, district.actor(username), row)
  if (refusal !== null) throw new Error(`${parcelCode}: ${refusal.message}`)
}

/** 李强 changes fields of a parcel of 新桥镇, then 王芳, who has not seen it, gives other values. */
export async function raiseConflicts(
  district: District,
  parcelCode: string,
  theirs: Fields,
  mine: Fields,
): Promise<void> {
  await send(district, 'liqiang', parcelCode, theirs)
  await send(district, 'wangfang', parcelCode, mine)
}
