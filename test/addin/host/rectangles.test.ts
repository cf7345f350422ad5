import { describe, expect, it } from 'vitest'
import { rectangleAddress, toRectangles } from '#addin/host/rectangles.ts'
import { halves, writeGroups } from '#addin/host/write-group.ts'
import { addressOf } from '#workbook/address.ts'

function cells(...addresses: readonly string[]) {
  return addresses.map((cell) => ({ cell }))
}

function addresses(...given: readonly string[]): readonly string[] {
  return toRectangles(cells(...given)).map(rectangleAddress)
}

function block(rows: number, columns: number) {
  const all = Array.from({ length: rows * columns }, (_, index) =>
    addressOf(Math.floor(index / columns) + 1, index % columns),
  )
  return toRectangles(cells(...all))
}

describe('toRectangles', () => {
  it('相邻的单元格合成一个区域，次序不论', () => {
    expect(addresses('C3', 'B2', 'C2', 'B3')).toEqual(['B2:C3'])
  })

  it('隔开的、错位的各成一个', () => {
    expect(addresses('B2', 'D2', 'B3', 'C3')).toEqual(['B2:B2', 'D2:D2', 'B3:C3'])
  })

  it('同一列隔一行的不相连', () => {
    expect(addresses('B2', 'B4')).toEqual(['B2:B2', 'B4:B4'])
  })

  it('两列并排向下各自延续', () => {
    expect(addresses('A1', 'C1', 'A2', 'C2', 'A3')).toEqual(['A1:A3', 'C1:C2'])
  })
})

describe('writeGroups', () => {
  it('大区域按行切开，一行不少', () => {
    const groups = writeGroups(block(1000, 50))
    expect(groups.length).toBe(3)
    const counts = groups.map((group) => group.flatMap((rectangle) => rectangle.cells.flat()).length)
    expect(counts.every((count) => count <= 20_000)).toBe(true)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(50_000)
    expect(groups.flat().map(rectangleAddress).at(-1)).toBe('A801:AX1000')
  })

  it('零散的单元格每批不超过三百处', () => {
    const scattered = Array.from({ length: 700 }, (_, index) => `A${2 * index + 1}`)
    const groups = writeGroups(toRectangles(cells(...scattered)))
    expect(groups.map((group) => group.length)).toEqual([300, 300, 100])
  })
})

describe('halves', () => {
  it('一直对半分到单个单元格，一个不漏', () => {
    const single = (group: ReturnType<typeof block>): readonly string[] => {
      const parts = halves(group)
      return parts === null ? group.map(rectangleAddress) : parts.flatMap(single)
    }
    expect([...single(block(3, 3))].sort()).toEqual(
      ['A', 'B', 'C'].flatMap((column) => [1, 2, 3].map((row) => `${column}${row}:${column}${row}`)),
    )
  })
})
