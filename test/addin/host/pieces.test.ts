import { describe, expect, it } from 'vitest'
import { cellsOf, takeCells, takeOne } from '#addin/host/pieces.ts'
import type { BlockRequest } from '#addin/host/spreadsheet.ts'

function request(sheet: string, rows: number, columns: number, firstRow = 1): BlockRequest {
  return { sheet, firstRow, rows, columns }
}

describe('takeCells', () => {
  it('前一张表余下的和后一张表的开头合成一批', () => {
    expect(takeCells([request('一', 3, 10), request('二', 100, 10)], 50)).toEqual({
      group: [request('一', 3, 10), request('二', 2, 10)],
      rest: [request('二', 98, 10, 3)],
    })
  })

  it('一行再宽也取一行', () => {
    expect(takeCells([request('一', 2, 400)], 50)).toEqual({
      group: [request('一', 1, 400)],
      rest: [request('一', 1, 400, 2)],
    })
  })

  it('宽的放不下就留到下一批', () => {
    expect(takeCells([request('一', 4, 10), request('二', 5, 60)], 50)).toEqual({
      group: [request('一', 4, 10)],
      rest: [request('二', 5, 60)],
    })
  })

  it('一批一批取下去，一格不少', () => {
    let rest: readonly BlockRequest[] = [request('一', 506, 69), request('二', 806, 42), request('三', 3, 3)]
    let cells = 0
    for (let batches = 0; rest.length > 0 && batches < 100; batches += 1) {
      const taken = takeCells(rest, 30_000)
      expect(cellsOf(taken.group)).toBeLessThanOrEqual(30_000)
      cells += cellsOf(taken.group)
      rest = taken.rest
    }
    expect(cells).toBe(506 * 69 + 806 * 42 + 9)
  })
})

it('takeOne 只取第一张表的', () => {
  expect(takeOne([request('一', 3, 10), request('二', 1, 1)], 20)).toEqual({
    group: [request('一', 2, 10)],
    rest: [request('一', 1, 10, 3), request('二', 1, 1)],
  })
})
