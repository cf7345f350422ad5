import { expect, test } from 'vitest'
import { sharesOfFirms } from '#server/db/parcels.ts'
import { saveRows } from '#server/db/rows.ts'
import type { RowTable } from '#server/db/schema.ts'
import { sharesReader } from '#server/rows/shares-read.ts'
import { newRow } from '#server/rows/state.ts'
import { toTable } from '#server/rows/table.ts'
import { openService } from '../service.ts'

const district = '310117'
const cycle = '2025'
const first = '91310117MA9000011L'
const second = '91310117MA9000038C'

function shareOf(uscc: string, parcelCode: string, parcelShare: number): RowTable {
  const row = newRow({ form: 'enterprise-information', cycle, parcelCode, uscc }, 'draft', null)
  return toTable(district, { ...row, effective: { ...row.effective, parcelShare } })
}

test('一家企业的份额只读一遍；后来问到的企业照样读到，次序与一次读全相同', async () => {
  const { database } = await openService()
  const rows = [shareOf(second, 'SJ-XQ-0003', 30), shareOf(first, 'SJ-XQ-0002', 20), shareOf(first, 'SJ-XQ-0001', 10)]
  await database.write(async (db) => {
    await saveRows(db, rows)
    const all = await sharesOfFirms(db, district, cycle, [first, second])
    expect(all.map(({ parcelCode, share }) => [parcelCode, share])).toEqual([
      ['SJ-XQ-0001', 10],
      ['SJ-XQ-0002', 20],
      ['SJ-XQ-0003', 30],
    ])
    const sharesOf = sharesReader(db, district, cycle)
    expect(await sharesOf([first])).toEqual(all.slice(0, 2))
    await saveRows(db, [shareOf(first, 'SJ-XQ-0001', 99)])
    expect(await sharesOf([second, first])).toEqual(all)
    expect(await sharesOf([])).toEqual([])
    expect(await sharesReader(db, district, cycle)([first])).not.toEqual(all.slice(0, 2))
  })
})
