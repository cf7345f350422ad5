import { expect, it } from 'vitest'
import { evaluationPath, parcelPath, routeOf, standardPath } from '#console/route/route.ts'

it.each([
  ['/', { page: 'overview' }],
  ['/parcels', { page: 'parcels' }],
  ['/parcels/', { page: 'parcels' }],
  ['/parcels/2025/SJ-XQ-0137', { page: 'parcel', cycle: '2025', parcelCode: 'SJ-XQ-0137' }],
  ['/evaluations', { page: 'evaluations' }],
  ['/evaluations/12', { page: 'evaluation', id: '12' }],
  ['/conflicts', { page: 'conflicts' }],
  ['/removals', { page: 'removals' }],
  ['/conflicts/2025', { page: 'unknown' }],
  ['/nowhere', { page: 'unknown' }],
  ['/parcels/2025', { page: 'unknown' }],
  ['/standards', { page: 'standards' }],
  ['/standards/%E0%A4%A', { page: 'standard', id: '%E0%A4%A' }],
])('%s', (path, route) => {
  expect(routeOf(path)).toEqual(route)
})

it('带斜杠和中文的编号也能来回', () => {
  expect(routeOf(parcelPath('2025', 'SJ/示例 01'))).toEqual({ page: 'parcel', cycle: '2025', parcelCode: 'SJ/示例 01' })
  expect(routeOf(standardPath('REG-示例-2026.1'))).toEqual({ page: 'standard', id: 'REG-示例-2026.1' })
  expect(routeOf(evaluationPath('a/b'))).toEqual({ page: 'evaluation', id: 'a/b' })
})
