import { expect, test } from 'vitest'
import { compiledOnce } from '#server/db/compiled-once.ts'
import { saveClaim } from '#server/db/parcels.ts'
import { openService } from '../service.ts'

const read = compiledOnce<{ district: string; cycle: string }, { readonly parcel_code: string }>((db, value, codes) =>
  db
    .selectFrom('parcel_claim')
    .select('parcel_code')
    .where('district', '=', value('district'))
    .where('town_code', 'in', ['310117104000', '310117105000'])
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes)
    .orderBy('parcel_code'),
)
const count = compiledOnce<{ district: string }, { readonly lines: number | string | bigint }>((db, value) =>
  db
    .selectFrom('parcel_claim')
    .select((of) => of.fn.countAll().as('lines'))
    .where('district', '=', value('district')),
)

const codeOf = (index: number): string => `SJ-XQ-${String(index).padStart(4, '0')}`

test('预备好的语句每次按当次的值和清单回答，语句里写定的条件不变', async () => {
  const { database } = await openService()
  await database.write(async (db) => {
    for (let index = 0; index < 70; index += 1) {
      const town = index === 3 ? '310117106000' : index % 2 === 0 ? '310117104000' : '310117105000'
      const cycle = index < 60 ? '2025' : '2026'
      await saveClaim(db, { district: '310117', cycle, parcel_code: codeOf(index), town_code: town })
    }
  })
  const found = (cycle: string, indexes: readonly number[]) =>
    database.read(async (db) => {
      const rows = await read(db, { district: '310117', cycle }, indexes.map(codeOf))
      return rows.map((row) => row.parcel_code)
    })
  const all = Array.from({ length: 70 }, (_, index) => index)

  expect(await found('2025', [5])).toEqual([codeOf(5)])
  expect(await found('2025', [6])).toEqual([codeOf(6)])
  expect(await found('2026', [6])).toEqual([])
  expect(await found('2026', [66])).toEqual([codeOf(66)])
  // 3 is of a town that the query leaves out; five keys are asked for as sixteen.
  expect(await found('2025', [1, 2, 3, 4, 61])).toEqual([1, 2, 4].map(codeOf))
  expect(await found('2025', all)).toEqual(all.filter((index) => index !== 3 && index < 60).map(codeOf))
  expect(await found('2025', [])).toEqual([])
  const lines = async (district: string): Promise<number> =>
    Number((await database.read((db) => count(db, { district })))[0]?.lines)
  expect(await lines('310117')).toBe(70)
  expect(await lines('310118')).toBe(0)
})
