import fc from 'fast-check'
import { expect, it } from 'vitest'
import { emptyView, parcelsAddress, parcelViewQuery, parseParcelView } from '#console/parcels/parcel-view.ts'
import { parcelProgresses } from '#core/progress/parcel-progress.ts'

const read = (address: string) => parseParcelView(new URL(address, 'http://localhost').searchParams)

it('没有条件时地址最短', () => {
  expect(parcelsAddress({})).toBe('/parcels')
  expect(read('/parcels')).toEqual(emptyView)
})

it('条件、排序、列和选择都在地址里，逗号照写', () => {
  const address = parcelsAddress({
    town: ['310117105000'],
    class: ['C', 'D'],
    status: ['submitted', 'town-approved'],
    finding: 'error',
    q: '示例 精密',
    sort: '-total',
    cols: ['townCode', 'total'],
    sel: ['SJ-XQ-0137'],
  })
  expect(address).toBe(
    '/parcels?town=310117105000&class=C,D&status=submitted,town-approved&finding=error' +
      '&q=%E7%A4%BA%E4%BE%8B%20%E7%B2%BE%E5%AF%86&sort=-total&cols=townCode,total&sel=SJ-XQ-0137',
  )
})

it('读回来的就是写出去的', () => {
  const view = fc.record({
    town: fc.subarray(['310117001000', '310117105000', '310117507000']),
    class: fc.subarray(['A', 'B', 'C', 'D', 'none'] as const),
    status: fc.subarray(['draft', 'submitted', 'locked'] as const),
    land: fc.subarray(['工业', '仓储', '研发'] as const),
    finding: fc.constantFrom('error' as const, 'warning' as const, null),
    zone: fc.constantFrom('产业社区', 'none', null),
    progress: fc.constantFrom(...parcelProgresses, null),
    code: fc.constantFrom('X01', 'required', null),
    q: fc.string({ maxLength: 100, unit: 'grapheme' }).filter((text) => text.length <= 100),
    sort: fc.constantFrom('parcelCode' as const, '-total' as const),
    cols: fc.option(fc.subarray(['townCode', 'total', 'status'])),
    sel: fc.oneof(fc.constant('all' as const), fc.subarray(['SJ-XQ-0137', 'SJ-SH-0021'])),
  })
  fc.assert(
    fc.property(view, (given) => {
      expect(read(`/parcels?${parcelViewQuery(given)}`)).toEqual(given)
    }),
  )
})

it('旧链接里不认识的值不管，不报错', () => {
  expect(read('/parcels?class=E,D&town=1&status=gone&sort=owner&finding=bad')).toEqual({ ...emptyView, class: ['D'] })
})
