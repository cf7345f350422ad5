import { expect, test } from 'vitest'
import { isLeftByPrograms } from '#core/bulk-upload/file-name.ts'
import { type LineItem, refusalItem, sortedItems } from '#core/bulk-upload/line-item.ts'
import { isToBeFixed, itemsToFix, settlementOf } from '#core/bulk-upload/settlement.ts'

function item(level: LineItem['level'], code: string, field: string | null): LineItem {
  return { level, code, field, label: '', cell: null, found: null, why: '', what: '' }
}

const wrong = item('error', 'not-a-number', 'floorArea')
const doubtful = item('warning', 'X01', 'selfUsedArea')
const refusal = item('refused', 'row-key-missing', 'parcelCode')

test('未受理和须改正的行要修改；冲突和提示不在其中', () => {
  expect(isToBeFixed({ outcome: 'merged', items: [wrong] })).toBe(true)
  expect(isToBeFixed({ outcome: 'refused', items: [] })).toBe(true)
  expect(isToBeFixed({ outcome: 'conflict', items: [item('conflict', 'batch-conflict', 'floorArea'), doubtful] })).toBe(
    false,
  )
  const all = [wrong, doubtful, refusal, item('info', 'X33', null), item('conflict', 'batch-conflict', 'floorArea')]
  expect(itemsToFix({ outcome: 'accepted', items: all })).toEqual([wrong, doubtful, refusal])
})

test.each([
  ['同一处还在', wrong, { outcome: 'accepted', items: [wrong] }, 'open'],
  [
    '同一规则在别的字段，不是同一处',
    wrong,
    { outcome: 'accepted', items: [{ ...wrong, field: 'landArea' }] },
    'settled',
  ],
  ['没有了', wrong, { outcome: 'unchanged', items: [doubtful] }, 'settled'],
  ['这次未受理，等于没有改', doubtful, { outcome: 'refused', items: [] }, 'open'],
  ['受理了', refusal, { outcome: 'accepted', items: [wrong] }, 'settled'],
  ['表里没有这一行', wrong, null, 'absent'],
] as const)('上次的问题：%s', (_, told, later, expected) => {
  expect(settlementOf(told, later)).toBe(expected)
})

test('拒绝的句子分成为什么和怎么办；最重的在前', () => {
  const { why, what } = refusalItem('row-base-locked', '底版锁定的内容被改动：土地面积不能改。请改回；再传。', null, '')
  expect([why, what]).toEqual(['底版锁定的内容被改动：土地面积不能改。', '请改回；再传。'])
  expect(refusalItem('x', '没有办法。', null, '')).toMatchObject({ why: '没有办法。', what: '' })
  expect(sortedItems([doubtful, wrong, refusal]).map(({ level }) => level)).toEqual(['refused', 'error', 'warning'])
})

test.each([
  ['台账/~$新桥.xlsx', true],
  ['Thumbs.db', true],
  ['夹/.DS_Store', true],
  ['__MACOSX/台账/._新桥.xlsx', true],
  ['__MACOSX/新桥.xlsx', true],
  ['台账/新桥.v2.xlsx', false],
  ['~新桥.xlsx', false],
] as const)('%s 是程序留下的：%s', (name, expected) => {
  expect(isLeftByPrograms(name)).toBe(expected)
})
