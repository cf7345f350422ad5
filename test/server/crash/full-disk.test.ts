import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import { wangFang, zhouTao } from '../cast.ts'
import { cycle, parcelFields, parcelRow, push } from '../rows.ts'
import { temporaryFolder } from '../temporary.ts'

/* A disk as small as the pages that SQLite may use: what it then says is what it says of a full disk. */

async function pagesAllowed(service: OpenedService, more: number): Promise<void> {
  await service.database.write(async (db) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql`pragma max_page_count = ${sql.raw(String((rows[0]?.page_count ?? 0) + more))}`.execute(db)
  })
}

function batch(index: number) {
  return Array.from({ length: 20 }, (_, row) => parcelRow(parcelFields(), `SJ-XQ-${index}-${row}`))
}

async function stored(service: OpenedService): Promise<readonly string[]> {
  const rows = await service.database.read((db) => db.selectFrom('row').select('parcel_code').execute())
  return rows.map(({ parcel_code }) => parcel_code).sort()
}

test('磁盘满：说出来，答复过的不丢，没答复的一行不留，照常可读；有了空间自己恢复', async () => {
  const databaseUrl = join(temporaryFolder(), 'district.sqlite')
  const service = await openService({ databaseUrl })
  await pagesAllowed(service, 60)
  const acknowledged: string[] = []
  let refused = 0
  for (let index = 0; refused < 3; index += 1) {
    const rows = batch(index)
    const outcomes = await Promise.allSettled([
      push(service, wangFang, rows),
      push(service, wangFang, batch(1000 + index)),
    ])
    for (const [at, outcome] of outcomes.entries()) {
      const codes = (at === 0 ? rows : batch(1000 + index)).map(({ key }) => key.parcelCode)
      if (outcome.status === 'fulfilled') acknowledged.push(...codes)
      else {
        expect(outcome.reason).toMatchObject({ problem: { code: 'storage-full' } })
        refused += 1
      }
    }
  }
  expect(acknowledged.length).toBeGreaterThan(0)
  expect(await stored(service)).toEqual([...acknowledged].sort())
  const { towns } = await overview(service, await authorise(service, zhouTao, 'overview'), { cycle })
  expect(towns.length).toBeGreaterThan(0)

  await pagesAllowed(service, 100_000)
  const again = batch(5000)
  await push(service, wangFang, again)
  await service.close()
  const reopened = await openService({ databaseUrl })
  expect(await stored(reopened)).toEqual([...acknowledged, ...again.map(({ key }) => key.parcelCode)].sort())
  await reopened.close()
})
