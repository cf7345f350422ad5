import { expect, it } from 'vitest'
import { addressOf, areaText, columnLetters, parseAddress, parseArea, parseReference } from '#workbook/address.ts'

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
  [702, 'AAA'],
  [16383, 'XFD'],
])('第 %i 列写作 %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters)
  expect(parseAddress(`${letters}7`)).toEqual({ row: 7, column })
  expect(addressOf(7, column)).toBe(`${letters}7`)
})

it('不是地址的文本不当作地址', () => {
  for (const text of ['', 'A', '7', 'A0', 'ABCD1', 'A1B', '#REF!', 'A1:B2']) expect(parseAddress(text)).toBeNull()
})

it('区域可写成一格或两角，带不带 $ 都可', () => {
  expect(parseArea('$B$6')).toEqual({ first: { row: 6, column: 1 }, last: { row: 6, column: 1 } })
  const area = parseArea('B6:$C$9')
  expect(area && areaText(area)).toBe('B6:C9')
})

it('引用里的工作表名可加引号，单引号写两个', () => {
  expect(parseReference("'张三''s 表'!$C$5")?.sheet).toBe("张三's 表")
  expect(parseReference('用地主体自评表!$C$5')?.area.first).toEqual({ row: 5, column: 2 })
  expect(parseReference('用地主体自评表!#REF!')).toBeNull()
  expect(parseReference('OFFSET(A!$A$1,0,0)')).toBeNull()
})
