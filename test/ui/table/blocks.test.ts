import { expect, it } from 'vitest'
import { blockSize, blocksOf, rowIn, withoutFarBlocks } from '#ui/table/blocks.ts'
import { parseSort, sortAfter, sortText } from '#ui/table/column.ts'

it('看得见的行落在哪几块', () => {
  expect(blocksOf(0, 0)).toEqual([])
  expect(blocksOf(0, 200)).toEqual([0])
  expect(blocksOf(199, 201)).toEqual([0, 1])
  expect(blocksOf(48_400, 48_501)).toEqual([242])
})

it('按行号取行，没到的是空', () => {
  const blocks = new Map([[1, ['二百', '二百零一']]])
  expect(rowIn(blocks, blockSize)).toBe('二百')
  expect(rowIn(blocks, blockSize + 2)).toBeUndefined()
  expect(rowIn(blocks, 0)).toBeUndefined()
})

it('留下离眼前最近的几块', () => {
  const blocks = new Map(Array.from({ length: 10 }, (_, number) => [number, ['行']] as const))
  expect([...withoutFarBlocks(blocks, 8, 3).keys()].sort()).toEqual([7, 8, 9])
  expect(withoutFarBlocks(blocks, 8, 10)).toBe(blocks)
})

it('表头再按一次反过来，数字列先从高到低', () => {
  const column = { key: 'total', title: '得分', width: 80, sortKey: 'total', descendsFirst: true, cell: () => '' }
  const once = sortAfter({ key: 'parcelCode', descending: false }, column)
  expect(sortText(once)).toBe('-total')
  expect(sortText(sortAfter(once, column))).toBe('total')
  expect(parseSort('-total')).toEqual(once)
})
