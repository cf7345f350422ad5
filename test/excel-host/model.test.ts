import { describe, expect, it } from 'vitest'
import { type Area, areaText, parseArea, sheetPrefix, splitReference, without } from './model/area.ts'
import { cellText } from './model/cell-text.ts'
import { readEntry } from './model/entry.ts'
import { renamedFormula } from './model/references.ts'
import { freeSheetName } from './model/sheet-name.ts'
import { deletion, insertion, shiftedArea } from './model/shift.ts'
import { choicesOf } from './model/validate.ts'
import { emptyWorkbook } from './model/workbook.ts'

function area(text: string): Area {
  const parsed = parseArea(text)
  if (parsed === null) throw new RangeError(text)
  return parsed
}

describe('地址', () => {
  it.each(['B6', 'B6:C9', 'A:C', '1:5', 'XFD1048576'])('%s 读了再写不变', (text) => {
    expect(areaText(area(text))).toBe(text)
  })
  it('带美元号、倒着写的、不是地址的', () => {
    expect(areaText(area('$C$9:$B$6'))).toBe('B6:C9')
    for (const text of ['', 'A', '1', 'A0', 'XFE1', 'A1:B', 'A1:B2:C3', 'n.a']) expect(parseArea(text)).toBeNull()
  })
  it('表名何时加引号，怎样拆开', () => {
    expect(['评分结果', 'My sheet', "it's", 'A1', '2026', '评分结果 (2)'].map(sheetPrefix)).toEqual([
      '评分结果',
      "'My sheet'",
      "'it''s'",
      "'A1'",
      "'2026'",
      "'评分结果 (2)'",
    ])
    expect(splitReference("'it''s'!A1")).toEqual({ sheet: "it's", rest: 'A1' })
  })
  it('挖去一块剩下的', () => {
    expect(without(area('A1:C3'), area('B2')).map(areaText)).toEqual(['A1:C1', 'A3:C3', 'A2', 'C2'])
    expect(without(area('A1:C3'), area('E9')).map(areaText)).toEqual(['A1:C3'])
  })
})

describe('移动', () => {
  const moved = (text: string, change: ReturnType<typeof insertion>): string | null => {
    const target = shiftedArea(area(text), change)
    return target && areaText(target)
  }
  it.each([
    ['A1:A3', 'A1:A3'],
    ['A4:A6', 'A4:A8'],
    ['A5:A6', 'A7:A8'],
    ['A:A', 'A:A'],
  ])('在第 5 行插入两行：%s 变成 %s', (before, expected) => {
    expect(moved(before, insertion(area('5:6'), 'row'))).toBe(expected)
  })
  it.each([
    ['A1:A4', 'A1:A4'],
    ['A4:A9', 'A4:A7'],
    ['A5:A6', null],
    ['A6:A9', 'A5:A7'],
    ['A1:A5', 'A1:A4'],
  ])('删去第 5、6 行：%s 变成 %s', (before, expected) => {
    expect(moved(before, deletion(area('5:6'), 'row'))).toBe(expected)
  })
  it('只移动整个落在带内的', () => {
    expect(moved('A9:B9', insertion(area('A5:B5'), 'row'))).toBe('A10:B10')
    expect(moved('A9:C9', insertion(area('A5:B5'), 'row'))).toBe('A9:C9')
  })
})

describe('键入', () => {
  it.each([
    ['12', 12],
    ['-1,234.5', -1234.5],
    ['1,23', '1,23'],
    ['1e3', 1000],
    ['50%', 0.5],
    ['2026/1/5', 46_027],
    ['2026-13-5', '2026-13-5'],
    ['true', true],
    ["'12", '12'],
    ['-', '-'],
    ['91310117MA1', '91310117MA1'],
    ['', null],
  ])('%s 是 %s', (text, value) => {
    expect(readEntry(text, 'General').value).toBe(value)
  })
  it('公式不计算：字面值之外是 0', () => {
    expect(readEntry('="甲""乙"', 'General')).toEqual({ value: '甲"乙', formula: '="甲""乙"' })
    expect(readEntry('=12', 'General').value).toBe(12)
    expect(readEntry('=A1+1', 'General').value).toBe(0)
    expect(readEntry('=A1', '@')).toEqual({ value: '=A1' })
  })
})

describe('显示', () => {
  it.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [0.256, '0.0%', '25.6%'],
    [-3, '0', '-3'],
    [46_027, 'yyyy-mm-dd', '2026-01-05'],
    [46_027, 'yyyy"年"m"月"', '2026年1月'],
    [12, '@', '12'],
    [1234567890123, 'General', '1.23457E+12'],
    [0.1 + 0.2, 'General', '0.3'],
  ])('%s 按 %s 显示为 %s', (value, format, text) => {
    expect(cellText(value, format)).toBe(text)
  })
})

describe('改名与引用', () => {
  it('公式跟着表名走，引号里的文字和相近的名字不动', () => {
    const renames = new Map([['选项', '下拉 项']])
    expect(renamedFormula('=选项!A1&"选项!A1"&\'选项\'!B2&大选项!C3', renames)).toBe(
      `='下拉 项'!A1&"选项!A1"&'下拉 项'!B2&大选项!C3`,
    )
  })
  it('被占用的表名加序号，太长时截短', () => {
    expect(freeSheetName('表', (name) => name === '表')).toBe('表 (2)')
    const long = '长'.repeat(31)
    expect(freeSheetName(long, (name) => name === long)).toBe(`${'长'.repeat(27)} (2)`)
  })
  it('下拉项来自名称、区域和文字', () => {
    const workbook = emptyWorkbook()
    const sheet = workbook.active
    sheet.setCell(0, 0, '工业')
    sheet.setCell(1, 0, '仓储')
    workbook.names.set({
      name: 'uses',
      content: { kind: 'area', anchor: { sheetId: sheet.id, area: area('A1:A2') } },
      visible: true,
      comment: '',
    })
    for (const source of ['=uses', '=Sheet1!$A$1:$A$2', '工业, 仓储']) {
      expect(choicesOf(workbook, sheet, source)).toEqual(['工业', '仓储'])
    }
    expect(choicesOf(workbook, sheet, '=INDIRECT("x")')).toBeNull()
  })
})
