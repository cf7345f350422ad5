import { expect, it } from 'vitest'
import { read } from 'xlsx'
import { type Edit, patchWorkbook } from '#workbook/patch.ts'
import { changedParts, handMade, partOf, sheetOf } from './small-package.ts'

function patched(content: string, edits: readonly Omit<Edit, 'sheet'>[]): string {
  return sheetOf(
    patchWorkbook(
      handMade(content),
      edits.map((edit) => ({ sheet: '表', ...edit })),
    ),
  )
}

const text = (value: string): string => `<is><t xml:space="preserve">${value}</t></is>`

it('改一格：留样式，去旧类型，其余一字不动', () => {
  const before =
    '<sheetData><row r="2" ht="30"><c r="A2" s="3" t="s"><v>7</v></c><c r="B2"><v>1</v></c></row></sheetData><x:ext a="1"/>'
  expect(patched(before, [{ cell: 'A2', value: 12.5 }])).toBe(
    before.replace('<c r="A2" s="3" t="s"><v>7</v></c>', '<c r="A2" s="3"><v>12.5</v></c>'),
  )
  expect(patched(before, [{ cell: 'A2', value: '新桥 <镇> & "村"' }])).toContain(
    `<c r="A2" s="3" t="inlineStr">${text('新桥 &lt;镇&gt; &amp; &quot;村&quot;')}</c>`,
  )
  expect(patched(before, [{ cell: 'A2', value: null }])).toContain('<c r="A2" s="3"/>')
  expect(patched(before, [{ cell: 'A2', value: false }])).toContain('<c r="A2" s="3" t="b"><v>0</v></c>')
})

it('像公式的文本仍是文本', () => {
  const result = patchWorkbook(handMade('<sheetData/>'), [{ sheet: '表', cell: 'A1', value: '=HYPERLINK("http://x")' }])
  const cell = read(result).Sheets.表?.A1
  expect(cell).toMatchObject({ t: 's', v: '=HYPERLINK("http://x")' })
  expect(cell.f).toBeUndefined()
})

it('缺的行和格按次序插入，样式取自指定的格、行或列', () => {
  const content =
    '<dimension ref="B2:B4"/><cols><col min="3" max="4" width="9" style="5"/></cols><sheetData><row r="2" spans="2:2"><c r="B2" s="1"/></row><row r="4" s="8" customFormat="1"><c r="B4"/></row></sheetData>'
  const result = patched(content, [
    { cell: 'D4', value: 4 },
    { cell: 'A2', value: 1 },
    { cell: 'C3', value: 3 },
    { cell: 'C2', value: 2 },
    { cell: 'E9', value: 9, styleLike: 'B2' },
  ])
  expect(result).toBe(
    '<dimension ref="A2:E9"/><cols><col min="3" max="4" width="9" style="5"/></cols><sheetData><row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"/><c r="C2" s="5"><v>2</v></c></row><row r="3"><c r="C3" s="5"><v>3</v></c></row><row r="4" s="8" customFormat="1"><c r="B4"/><c r="D4" s="8"><v>4</v></c></row><row r="9"><c r="E9" s="1"><v>9</v></c></row></sheetData>',
  )
})

it('没有写地址的行和格按顺序数，自闭合的行会打开', () => {
  const content = '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row></sheetData>'
  const result = patched(content, [
    { cell: 'B1', value: 20 },
    { cell: 'A2', value: 25 },
    { cell: 'B3', value: 30 },
  ])
  expect(result).toBe(
    '<sheetData><row><c><v>1</v></c><c r="B1"><v>20</v></c></row><row><c r="A2"><v>25</v></c></row><row><c><v>3</v></c><c r="B3"><v>30</v></c></row></sheetData>',
  )
})

it('带前缀的工作表照样改', () => {
  const sheet =
    '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const workbook = handMade('', { 'xl/worksheets/sheet1.xml': sheet })
  const result = patchWorkbook(workbook, [{ sheet: '表', cell: 'A1', value: '甲' }])
  expect(partOf(result, 'xl/worksheets/sheet1.xml')).toBe(
    sheet.replace(
      '<x:c r="A1"><x:v>1</x:v></x:c>',
      '<x:c r="A1" t="inlineStr"><x:is><x:t xml:space="preserve">甲</x:t></x:is></x:c>',
    ),
  )
})

it('改掉共享公式的首格，公式移给下一格', () => {
  const content =
    '<sheetData><row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1&amp;$B$1&amp;"A1"</f><v>x</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>y</v></c></row><row r="3"><c r="C3"><f t="shared" si="0"/><v>z</v></c></row></sheetData>'
  const result = patched(content, [{ cell: 'C1', value: 5 }])
  expect(result).toContain('<c r="C1"><v>5</v></c>')
  expect(result).toContain('<c r="C2"><f t="shared" ref="C2:C3" si="0">A2&amp;$B$1&amp;&quot;A1&quot;</f><v>y</v></c>')
  expect(result).toContain('<c r="C3"><f t="shared" si="0"/><v>z</v></c>')
})

it('计算链删去，打开时全部重算，其余部件一字节不变', () => {
  const workbook = handMade(
    '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>',
    {
      'xl/calcChain.xml': '<calcChain/>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>',
      'xl/charts/chart1.xml': '<c:chart/>',
      'xl/media/image1.png': new Uint8Array([137, 80, 78, 71]),
      'xl/unknown.bin': new Uint8Array([0, 255, 0]),
    },
    '<definedNames><definedName name="a">表!$A$1</definedName></definedNames><calcPr calcId="191029"/>',
  )
  const result = patchWorkbook(workbook, [{ sheet: '表', cell: 'A1', value: 3 }])
  expect([...changedParts(workbook, result)].sort()).toEqual([
    'xl/_rels/workbook.xml.rels',
    'xl/calcChain.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ])
  expect(partOf(result, 'xl/workbook.xml')).toContain('</definedNames><calcPr fullCalcOnLoad="1" calcId="191029"/>')
  expect(partOf(result, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain')
})

it('没有计算设置时加在该在的位置', () => {
  const workbook = handMade('<sheetData/>', {}, '<definedNames/><oleSize ref="A1"/>')
  const result = patchWorkbook(workbook, [{ sheet: '表', cell: 'A1', value: 3 }])
  expect(partOf(result, 'xl/workbook.xml')).toContain('<definedNames/><calcPr fullCalcOnLoad="1"/><oleSize')
})

it('没有改动时原样返回各部件', () => {
  const workbook = handMade('<sheetData/>')
  expect(changedParts(workbook, patchWorkbook(workbook, []))).toEqual([])
})

it('不存在的工作表、不是地址的地址、不是有限数的数，都报错', () => {
  const edit = (change: Partial<Edit>) => () =>
    patchWorkbook(handMade('<sheetData/>'), [{ sheet: '表', cell: 'A1', value: 1, ...change }])
  expect(edit({ sheet: '没有' })).toThrow(RangeError)
  expect(edit({ cell: '一格' })).toThrow(RangeError)
  expect(edit({ value: Number.NaN })).toThrow(RangeError)
})
