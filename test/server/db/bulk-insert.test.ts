import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { formById } from '#core/forms/catalogue.ts'
import { bulkInsert } from '#server/db/bulk-insert.ts'
import { lookUp } from '#server/db/look-up.ts'
import { rowsOfParcels, saveRows } from '#server/db/rows.ts'
import type { ParcelClaimTable, RowTable } from '#server/db/schema.ts'
import { isSealed } from '#server/vault.ts'
import { openService } from '../service.ts'

const district = '310117'
const cycle = '2025'

function storedRow(index: number, fields: Readonly<Record<string, string>> = {}): RowTable {
  const form = 'parcel-self-assessment'
  const parcelCode = `SJ-XQ-${String(index).padStart(4, '0')}`
  const effective = { parcelCode, assessYear: 2025, ...fields }
  return {
    district,
    form,
    cycle,
    row_key: `${cycle}/${parcelCode}`,
    parcel_code: parcelCode,
    uscc: null,
    town_code: null,
    revision: 1,
    status: 'draft',
    layered: JSON.stringify({ reported: fields }),
    effective: JSON.stringify(effective),
    share: null,
    form_version: formById(form).version,
    seq: index,
    updated_at: '2026-01-01T00:00:00.000+08:00',
    updated_by: '王芳',
    removed: 0,
  }
}

test.each([0, 1, 3, 64, 101, 600])('%i 行写入后逐行读回相同，再写一遍是更新', async (count) => {
  const { database } = await openService()
  const rows = Array.from({ length: count }, (_, index) => storedRow(index, { parcelName: `地块“${index}”` }))
  const codes = rows.map((row) => row.parcel_code)
  const read = () => database.read((db) => rowsOfParcels(db, district, cycle, codes))
  await database.write((db) => saveRows(db, [...rows].reverse()))
  expect(await read()).toEqual(rows)
  const changed = rows.map((row) => ({ ...row, revision: 2, town_code: '310117104000' }))
  await database.write((db) => saveRows(db, changed))
  expect(await read()).toEqual(changed)
})

test('联系人在预备好的语句里同样加密，读回是原文', async () => {
  const { database } = await openService()
  const rows = [1, 2, 3, 4, 5].map((index) => storedRow(index, { fillPerson: '王芳', fillPhone: `1380000000${index}` }))
  await database.write((db) => saveRows(db, rows))
  const raw = await database.read((db) =>
    db
      .selectFrom('row')
      .select([sql<string>`layered`.as('one'), sql<string>`effective`.as('two')])
      .execute(),
  )
  for (const { one, two } of raw) {
    expect(`${one}${two}`).not.toMatch(/王芳|1380000000/)
    expect(isSealed(JSON.parse(one).reported.fillPerson)).toBe(true)
    // The same value at the same place has the same bytes wherever it is written.
    expect(JSON.parse(two).fillPhone).toBe(JSON.parse(one).reported.fillPhone)
  }
  const codes = rows.map((row) => row.parcel_code)
  expect(await database.read((db) => rowsOfParcels(db, district, cycle, codes))).toEqual(rows)
})

test('不是“一列值”的语句不能成批写入', async () => {
  const { database } = await openService()
  const insert = bulkInsert<ParcelClaimTable>((db) => db.selectFrom('parcel_claim').selectAll())
  const claim = { district, cycle, parcel_code: 'SJ-XQ-0001', town_code: '310117104000' }
  await expect(database.write((db) => insert(db, [claim]))).rejects.toThrow('not an insert')
})

test.each([0, 1, 2, 5, 256, 257, 700])('按 %i 个键查：每个键恰好问到，没有多余的键', async (count) => {
  const keys = Array.from({ length: count }, (_, index) => index)
  const asked: number[] = []
  const found = await lookUp(keys, async (piece) => {
    asked.push(piece.length)
    return [...new Set(piece)]
  })
  expect(found).toEqual(keys)
  expect(asked.every((length) => [1, 4, 16, 64, 256].includes(length))).toBe(true)
})
