import { expect, it } from 'vitest'
import { mapAddress, parseMapView } from '#console/map/map-view.ts'

const read = (query: string) => parseMapView(new URLSearchParams(query))

it('地址就是看到的图：着色、筛选、档、选中的地块、图或表', () => {
  const address = '/map?by=E1&town=310117105000&class=C,D&status=submitted&step=0,5&parcel=SJ-XQ-0137&show=table'
  const view = read(address.slice('/map?'.length))
  expect(view).toMatchObject({ by: 'E1', steps: [0, 5], parcel: 'SJ-XQ-0137', show: 'table' })
  expect(view.filter).toMatchObject({ town: ['310117105000'], class: ['C', 'D'], status: ['submitted'] })
  expect(mapAddress(view)).toBe(address)
})

it('平常的图地址最短；地图没有的条件和不认识的值不带走', () => {
  expect(mapAddress(read(''))).toBe('/map')
  expect(mapAddress(read('finding=error&q=示例&sort=-total&class=X&step=9,x,3,3'))).toBe('/map?step=3')
})
