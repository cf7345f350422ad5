import { expect, it } from 'vitest'
import { clampedWidth, columnsShown, moved, withWidths } from '#console/parcels/columns-shown.ts'
import { parcelColumns } from '#console/parcels/parcel-columns.tsx'

const keys = (named: readonly string[] | null) => columnsShown(parcelColumns, named).map((column) => column.key)

it('没有选过就是常用的列，选过就按选的先后，不认识的不管', () => {
  expect(keys(null)).toEqual(parcelColumns.filter((column) => column.isUsual).map((column) => column.key))
  expect(keys(['total', 'gone', 'townCode'])).toEqual(['total', 'townCode'])
  expect(keys([])).toEqual([])
})

it('上移下移不出边', () => {
  expect(moved(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a'])
  expect(moved(['a', 'b'], 'a', -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 'x', 1)).toEqual(['a', 'b'])
})

it('列宽按个人的，不过窄不过宽', () => {
  const [first] = withWidths([{ key: 'total', width: 80 }], { total: 120 })
  expect(first?.width).toBe(120)
  expect(clampedWidth(3)).toBe(48)
  expect(clampedWidth(9999)).toBe(600)
})
