import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CellValue } from '#core/form/field.ts'
import { mergeLayer, sameCell } from '#core/record/merge.ts'

describe('三方合并一层', () => {
  test.each<[string, CellValue | null, CellValue | null, CellValue | null, 'write' | 'conflict' | 'nothing']>([
    // name, base, mine, theirs (stands on the server)
    ['只有我改', 1200, 1500, 1200, 'write'],
    ['送来的等于原值，对方已改：送来即是改动，不无声丢掉', 1200, 1200, 900, 'conflict'],
    ['两人改成不同的值', 1200, 1500, 900, 'conflict'],
    ['两人改成相同的值', 1200, 1500, 1500, 'nothing'],
    ['我首次填', null, 1500, null, 'write'],
    ['两人同时首次填，值不同', null, 1500, 900, 'conflict'],
    ['两人同时首次填，值相同', null, 900, 900, 'nothing'],
    ['我清空，对方没有动', 1200, null, 1200, 'write'],
    ['我清空，对方改了', 1200, null, 900, 'conflict'],
    ['我改，对方清空', 1200, 1500, null, 'conflict'],
    ['都清空', 1200, null, null, 'nothing'],
    ['不能识别的文字，只有我改', null, { raw: '约12亩' }, null, 'write'],
    ['不能识别的文字，相同', null, { raw: '约12亩' }, { raw: '约12亩' }, 'nothing'],
    ['零不是空白', null, 0, null, 'write'],
    ['零与空白不同', null, 0, 5, 'conflict'],
    ['文字 1 与数字 1 不同', null, '1', 1, 'conflict'],
  ])('%s', (_name, base, mine, theirs, expected) => {
    const { changes, conflicts } = mergeLayer({ f: mine }, { f: base }, { f: theirs })
    const seen = conflicts.length > 0 ? 'conflict' : 'f' in changes ? 'write' : 'nothing'
    expect(seen).toBe(expected)
    if (seen === 'conflict') expect(conflicts).toEqual([{ field: 'f', base, mine, theirs }])
    if (seen === 'write') expect(changes).toEqual({ f: mine })
  })

  test('没有填过的字段当作空白', () => {
    expect(mergeLayer({ f: 1 }, {}, {})).toEqual({ changes: { f: 1 }, conflicts: [] })
    expect(mergeLayer({ f: null }, {}, {})).toEqual({ changes: {}, conflicts: [] })
  })
})

const cell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('无', '重大'),
  fc.boolean(),
  fc.constantFrom({ raw: 'x' }, { raw: 'y' }),
)
const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), cell)

test('合并后每个字段或是我的、或是对方的；不同的值从不无声消失', () => {
  fc.assert(
    fc.property(fields, fields, fields, (mine, base, current) => {
      const { changes, conflicts } = mergeLayer(mine, base, current)
      const merged = { ...current, ...changes }
      for (const [field, value] of Object.entries(mine)) {
        const inLedger = conflicts.some((conflict) => conflict.field === field && sameCell(conflict.mine, value))
        expect(sameCell(merged[field], value) !== inLedger).toBe(true)
      }
      for (const field of Object.keys(changes)) expect(field in mine).toBe(true)
    }),
  )
})

test('再合并一次没有新的改动', () => {
  fc.assert(
    fc.property(fields, fields, fields, (mine, base, current) => {
      const merged = { ...current, ...mergeLayer(mine, base, current).changes }
      expect(mergeLayer(mine, base, merged).changes).toEqual({})
    }),
  )
})
