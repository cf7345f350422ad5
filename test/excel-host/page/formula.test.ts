import { describe, expect, it } from 'vitest'
import { emptyWorkbook } from '../model/workbook.ts'
import { holds } from './formula.ts'

const sheet = emptyWorkbook().active
sheet.setCell(0, 0, '租赁')
sheet.setCell(0, 1, 5)
sheet.setCell(1, 1, '  ')
sheet.setCell(2, 0, true)

const here = { rows: 0, columns: 0 }

describe('条件格式的公式', () => {
  it.each([
    ['=LEN("parcel-checkup:error")>0', true],
    ['=LEN(TRIM($A$1))=0', false],
    ['=LEN(TRIM(B2))=0', true],
    ['=AND(COUNTA($A1:$C1)>0,LEN(TRIM($C1))=0)', true],
    ['=AND(COUNTA($A4:$C4)>0,LEN(TRIM($C4))=0)', false],
    ['=OR($A1="租赁",$A1="分租")', true],
    ['=NOT(A1<>"租赁")', true],
    ['=B1>=5', true],
    ['=B1&"个"="5个"', true],
    ['=C1=0', true],
    ['=A3', true],
    ['="a"="A"', true],
  ])('%s：%s', (formula, expected) => {
    expect(holds(formula, sheet, here)).toBe(expected)
  })

  it('没有美元号的引用随单元格移动', () => {
    expect(holds('=$A1="租赁"', sheet, { rows: 0, columns: 3 })).toBe(true)
    expect(holds('=$A1="租赁"', sheet, { rows: 1, columns: 0 })).toBe(false)
    expect(holds('=$A$1="租赁"', sheet, { rows: 9, columns: 9 })).toBe(true)
  })

  it.each(['=VLOOKUP(A1,B1:C2,2)', '=A1+', '=LEN(', '=Sheet2!A1>0', '={1,2}'])('不会算的 %s 不当作成立', (formula) => {
    expect(holds(formula, sheet, here)).toBeNull()
  })
})
