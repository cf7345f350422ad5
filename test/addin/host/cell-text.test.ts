import { describe, expect, it } from 'vitest'
import { cellInput, isSameValue } from '#addin/host/cell-text.ts'

describe('cellInput', () => {
  it.each([
    '=1+1',
    '+86',
    '-',
    '@张三',
    "'引号",
    '0012',
    '310117',
    '2026-11-22',
    '1/2',
    '￥5',
    '(3)',
    '50%',
    'TRUE',
    ' false',
    'Mar-5',
    'Sept 12',
    '#N/A',
  ])('%s 不让 Excel 当作公式、数字、日期或真假', (text) => {
    expect(cellInput(text)).toBe(`'${text}`)
  })

  it.each(['工业', '松江区', 'B1-03地块', '', '上海某某有限公司'])('%s 照写', (text) => {
    expect(cellInput(text)).toBe(text)
  })

  it('数、真假和空各是各的', () => {
    expect([cellInput(0), cellInput(true), cellInput(null)]).toEqual([0, true, ''])
  })
})

describe('isSameValue', () => {
  it.each([
    [0.1 + 0.2, 0.3, true],
    [12.5, 12.6, false],
    [1, '1', false],
    [null, '', true],
    [null, 0, false],
    ['工业', '工业', true],
    [true, true, true],
    ['', null, false],
  ])('%j 写入后读到 %j：%j', (written, found, same) => {
    expect(isSameValue(written, found)).toBe(same)
  })
})
