import { expect, it } from 'vitest'
import { moveFormula } from '#workbook/patch/formula.ts'

function moved(formula: string, expected: string): void {
  expect(moveFormula(formula, 1, 1)).toBe(expected)
}

it('相对地址随位移走，绝对地址不动', () => {
  moved('A1+$A1+A$1+$A$1', 'B2+$A2+B$1+$A$1')
  moved('SUM(A1:B2)', 'SUM(B2:C3)')
  moved("'A1 表'!B2*表!B2", "'A1 表'!C3*表!C3")
})

it('文本、函数名、表名和名称里的字样不当作地址', () => {
  moved('"A1"&LOG10(A1)', '"A1"&LOG10(B2)')
  moved('f_A1+台账A1+A1x', 'f_A1+台账A1+A1x')
  moved('A1!B2', 'A1!C3')
})

it('移出表外写作 #REF!', () => {
  expect(moveFormula('A1', -1, 0)).toBe('#REF!')
  expect(moveFormula('A1', 0, -1)).toBe('#REF!')
})
