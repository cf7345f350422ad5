import type { ParcelDetail } from '#core/api/parcels.ts'
import type { FirmShares, TenancyParcelBody } from '#core/api/tenancy.ts'
import type { Actor } from '#server/actions/actor.ts'
import { chedun, owner, wangFang, xinqiao, zhangWei, zhouTao } from '../cast.ts'
import { answer, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, firmFields, firmRow, parcelFields, parcelRow } from '../rows.ts'

/** A town by the word of the tables, with its clerk. */
export const townsByWord = {
  新桥: { code: xinqiao, letters: 'XQ', clerk: wangFang },
  车墩: { code: chedun, letters: 'CD', clerk: zhangWei },
} as const

export interface Placed {
  readonly parcelCode: string
  readonly town: (typeof townsByWord)[keyof typeof townsByWord]
  readonly share: number | null
}

/** A line of a table as a parcel of its own. */
export function placed(line: string, index: number): Placed {
  const [word = '', share = ''] = line.split(' ')
  const town = townsByWord[word as keyof typeof townsByWord]
  return { parcelCode: `SJ-${town.letters}-${1000 + index}`, town, share: share === '-' ? null : Number(share) }
}

/** The clerk of the town sends a parcel with the firm on it. */
export async function send(app: TestApp, { parcelCode, town, share }: Placed, uscc = owner): Promise<void> {
  const rows = [
    parcelRow(parcelFields({ townCode: town.code }), parcelCode),
    firmRow(firmFields({ parcelShare: share }), parcelCode, uscc),
  ]
  await answer(app, town.clerk, 'push', { body: batchOf(rows) })
}

/** What the checks find now, asked anew, and what lists were told when rows last changed. */
export async function levelsOf(app: TestApp, parcelCode: string, code = 'X30'): Promise<readonly [string, string]> {
  const detail = (await answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode } })) as ParcelDetail
  const stored = await app.service.database.read((db) =>
    db
      .selectFrom('finding_count')
      .select('level')
      .where('parcel_code', '=', parcelCode)
      .where('code', '=', code)
      .execute(),
  )
  const word = (level: string | undefined): string => ({ error: 'E', warning: 'W' })[level ?? ''] ?? '无'
  return [word(detail.findings.find((found) => found.code === code)?.level), word(stored[0]?.level)]
}

export async function sharesOf(
  app: TestApp,
  actor: Actor,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly FirmShares[]> {
  const page = await answer(app, actor, 'firmShares', { query: { cycle, ...query } })
  return (page as { items: FirmShares[] }).items
}

export async function lettings(
  app: TestApp,
  actor: Actor,
  query: Readonly<Record<string, string>> = {},
): Promise<{ items: TenancyParcelBody[]; total: number; kinds: { kind: string; parcels: number }[] }> {
  const page = await answer(app, actor, 'tenancyParcels', { query: { cycle, ...query } })
  return page as { items: TenancyParcelBody[]; total: number; kinds: { kind: string; parcels: number }[] }
}
