import { expect, it } from 'vitest'
import { cellAfter } from '#ui/table/table-keys.ts'

const extent = { rows: 100, columns: 5, page: 20 }
const from = { row: 50, column: 2 }

it.each([
  ['ArrowUp', false, { row: 49, column: 2 }],
  ['ArrowDown', false, { row: 51, column: 2 }],
  ['ArrowUp', true, { row: 0, column: 2 }],
  ['ArrowDown', true, { row: 99, column: 2 }],
  ['ArrowLeft', false, { row: 50, column: 1 }],
  ['ArrowRight', false, { row: 50, column: 3 }],
  ['PageUp', false, { row: 31, column: 2 }],
  ['PageDown', false, { row: 69, column: 2 }],
  ['Home', false, { row: 0, column: 2 }],
  ['End', false, { row: 99, column: 2 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 99, column: 4 }],
])('%s（Ctrl %s）', (key, ctrlKey, expected) => {
  expect(cellAfter({ key, ctrlKey }, from, extent)).toEqual(expected)
})

it('到边为止，别的键不动', () => {
  expect(cellAfter({ key: 'ArrowUp', ctrlKey: false }, { row: 0, column: 0 }, extent)).toEqual({ row: 0, column: 0 })
  expect(cellAfter({ key: 'PageDown', ctrlKey: false }, { row: 95, column: 0 }, extent)).toEqual({ row: 99, column: 0 })
  expect(cellAfter({ key: 'x', ctrlKey: false }, from, extent)).toBeNull()
})
