import { expect, it } from 'vitest'
import { filterLine, filterWords } from '#console/parcels/filter-words.ts'
import { emptyView, type ParcelView } from '#console/parcels/parcel-view.ts'

const words = (view: Partial<ParcelView>) => filterWords({ ...emptyView, ...view }, (code) => `${code} 的名称`)

it('每个条件说完整', () => {
  const view: Partial<ParcelView> = {
    town: ['310117105000', '310117104000', '310117107000'],
    class: ['C', 'D', 'none'],
    status: ['submitted', 'town-approved'],
    land: ['工业'],
    finding: 'error',
    code: 'X01',
    q: '示例',
  }
  expect(words(view).map((word) => word.text)).toEqual([
    '新桥镇、车墩镇等 3 个街镇',
    'C、D 类、未定类',
    '已提交、街镇通过',
    '工业用地',
    '有须改正',
    '问题：X01 的名称',
    '含“示例”',
  ])
})

it('去掉一个条件，别的不变，选择清空', () => {
  const [, second] = words({ town: ['310117105000'], class: ['D'], sel: ['SJ-XQ-0001'], sort: '-total' })
  expect(second?.without).toEqual({ ...emptyView, town: ['310117105000'], sort: '-total' })
})

it('没有条件就是全部地块', () => {
  expect(filterLine(words({}))).toBe('全部地块')
  expect(filterLine(words({ class: ['D'], finding: 'warning' }))).toBe('D 类；有须说明')
})
