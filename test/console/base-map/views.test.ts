import { expect, it } from 'vitest'
import { changeFilter, changesAddress, parseChangeView } from '#console/base-map/changes/change-view.ts'
import { baseConflictsAddress, parseBaseConflictView } from '#console/base-map/conflicts/conflict-view.ts'
import { countsText, openConflicts } from '#console/base-map/counts-text.ts'
import { sketchShape } from '#console/base-map/parcel/sketch-shape.ts'
import { mayOpen } from '#console/frame/entries.ts'
import { routeOf } from '#console/route/route.ts'
import { madeImport } from '../../browser/base-map-made.ts'

const { counts } = madeImport()

it('差异先看变更，没有变更看新增；筛选写进地址、读得回来', () => {
  if (counts === null) throw new Error('compared')
  expect(parseChangeView(new URLSearchParams(), counts).kind).toBe('changed')
  expect(parseChangeView(new URLSearchParams(), { ...counts, changes: { new: 2 } }).kind).toBe('new')
  const view = parseChangeView(new URLSearchParams('kind=missing&town=310117105000&area=none&q=%E8%B7%AF'), counts)
  const address = new URL(changesAddress('a b', view), 'http://x')
  expect(address.pathname).toBe('/base-map/imports/a%20b')
  expect(parseChangeView(address.searchParams, counts)).toEqual(view)
  expect(changeFilter(view)).not.toHaveProperty('field')
})

it('冲突默认看待处理的，地址里只写别的', () => {
  const view = parseBaseConflictView(new URLSearchParams('type=match'))
  expect(view).toEqual({ type: 'match', state: 'open', field: '', q: '' })
  expect(baseConflictsAddress('1', view)).toBe('/base-map/imports/1?tab=conflicts&type=match')
})

it('结果只说有的；待处理按各类合计', () => {
  expect(countsText(counts)).toBe('新增 1,284，变更 3,107，不变 43,900，新文件中没有 96，待处理 14，不予导入 100')
  expect(openConflicts(counts)).toBe(330)
  expect(openConflicts(null)).toBe(0)
})

it('底版各页的地址', () => {
  expect(routeOf('/base-map')).toEqual({ page: 'base-map' })
  expect(routeOf('/base-map/new')).toEqual({ page: 'new-base-import' })
  expect(routeOf('/base-map/imports/x1')).toEqual({ page: 'base-import', id: 'x1' })
  expect(routeOf('/base-map/imports')).toEqual({ page: 'unknown' })
  expect(routeOf('/base-map/entries/1')).toEqual({ page: 'unknown' })
})

it('部门只打开自己保管的来源：国资委看导入和名单，规划资源局还看地块，税务局都没有', () => {
  const department = (org: string) => ({ role: 'department' as const, org })
  expect(mayOpen('base-map', department('soe'))).toBe(true)
  expect(mayOpen('base-parcels', department('soe'))).toBe(false)
  expect(mayOpen('base-parcels', department('planning'))).toBe(true)
  expect(mayOpen('base-entries', department('tax'))).toBe(false)
  expect(mayOpen('new-base-import', { role: 'auditor', org: null })).toBe(false)
})

it('示意图以米计、上北，比例尺取整', () => {
  const shape = sketchShape([
    [
      [
        [121, 31],
        [121.001, 31],
        [121.001, 31.001],
        [121, 31.001],
        [121, 31],
      ],
    ],
  ])
  expect(shape?.width).toBeCloseTo(95.4, 0)
  expect(shape?.height).toBeCloseTo(111.3, 0)
  expect(shape?.bar).toBe(20)
  expect(shape?.path.startsWith('M0.0 111.3')).toBe(true)
  expect(sketchShape([])).toBeNull()
})
