import { describe, expect, it } from 'vitest'
import { utils, type WorkSheet } from 'xlsx'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { readWorkbook } from '#workbook/read.ts'
import { cellOf, fieldsSeen } from '#workbook/read-result.ts'
import { reportMark } from '#workbook/report-mark.ts'
import { exampleRow, headings, otherWorkbook } from './sheet-js.ts'

const parcelHeads = headings(parcelForm)
const firmHeads = headings(enterpriseForm)
const parcel = exampleRow(parcelForm, { parcelCode: 'SJ-XQ-0137', assessYear: 2025 })
const firm = exampleRow(enterpriseForm, { parcelCode: 'SJ-XQ-0137' })

describe('别的程序写的工作簿，只有标题和数据', () => {
  it('有评分结果标记的工作表不是表单，叫什么都不读，也不提示', async () => {
    const bytes = otherWorkbook({ 台账: [parcelHeads, parcel], 上月结果: [parcelHeads, parcel] }, (_, name, book) => {
      const mark = { Name: reportMark, Ref: "'上月结果'!$A$1", Sheet: 1, Hidden: true }
      if (name === '上月结果') book.Workbook = { Names: [mark] }
    })
    const result = await readWorkbook(bytes)
    expect(result.rows.map(({ sheet }) => sheet)).toEqual(['台账'])
    expect(result.notices).toEqual([])
  })

  it('两张表都读出，行号、单元格、年度对得上', async () => {
    const result = await readWorkbook(
      otherWorkbook({ 甲: [['某镇台账'], [], parcelHeads, parcel], 乙: [firmHeads, firm] }),
    )
    expect(result.meta).toBeNull()
    expect(result.rows.map(({ id, form, cycle, parcelCode, uscc }) => ({ id, form, cycle, parcelCode, uscc }))).toEqual(
      [
        { id: '甲!4', form: 'parcel-self-assessment', cycle: '2025', parcelCode: 'SJ-XQ-0137', uscc: null },
        {
          id: '乙!2',
          form: 'enterprise-information',
          cycle: '2025',
          parcelCode: 'SJ-XQ-0137',
          uscc: '91310117999999912E',
        },
      ],
    )
    const [row] = result.rows
    expect(row && cellOf(result, row, 'landArea')).toBe(
      utils.encode_cell({ r: 3, c: parcelHeads.indexOf('土地面积（m²）') }),
    )
    expect(row?.cells.landArea).toBe(13333.33)
    expect(row?.cells.townCode).toBe('310117105000')
    expect(result.notices).toEqual([])
  })

  it('列换了次序、标题写法不同、多出几列，仍对得上，多出的列说明', async () => {
    const heads = [...parcelHeads].reverse().map((head) => (head === '土地面积（m²）' ? ' 土地面积\n( m2 ) ' : head))
    const row = [...parcel].reverse()
    const result = await readWorkbook(
      otherWorkbook({
        表: [
          [...heads, '经办人', '经办人'],
          [...row, '王芳', ''],
        ],
      }),
    )
    expect(result.rows[0]?.cells.landArea).toBe(13333.33)
    expect(result.notices).toEqual([{ code: 'unknown-columns', sheet: '表', headings: ['经办人', '经办人'] }])
  })

  it('标题只写名称、带星号、带全角空格，也认', async () => {
    const heads = ['＊地块编码', '评估年度：', '土 地　面 积', '●用地类别', '所属街镇／园区', '总建筑面积(㎡)']
    const result = await readWorkbook(otherWorkbook({ 表: [heads, ['SJ-1', 2025, 100, '工业', '新桥镇', 50]] }))
    expect(result.rows[0]?.cells).toEqual({
      parcelCode: 'SJ-1',
      assessYear: 2025,
      landArea: 100,
      landClass: '工业',
      townCode: '310117105000',
      floorArea: 50,
    })
    const [row] = result.rows
    expect(row && fieldsSeen(result, row)).toEqual([
      'parcelCode',
      'assessYear',
      'landArea',
      'landClass',
      'townCode',
      'floorArea',
    ])
  })

  it('单位不同的列不读、不换算，说明应为哪个单位', async () => {
    const heads = ['地块编码', '评估年度', '土地面积（亩）', '用地类别']
    const result = await readWorkbook(otherWorkbook({ 表: [heads, ['SJ-1', 2025, 20, '工业']] }))
    expect(result.rows[0]?.cells.landArea).toBeUndefined()
    expect(result.notices).toContainEqual({
      code: 'other-unit',
      sheet: '表',
      heading: '土地面积（亩）',
      expected: '土地面积（m²）',
    })
  })

  it('空行、只有空格的行、合计行、夹在中间的标题行不是数据', async () => {
    const rows = [
      parcelHeads,
      parcel,
      [],
      ['  ', ''],
      parcelHeads,
      exampleRow(parcelForm, { parcelCode: 'SJ-2' }),
      ['合计', null, null, 2],
      ['备注：以上为草稿'],
    ]
    const result = await readWorkbook(otherWorkbook({ 表: rows }))
    expect(result.rows.map((row) => row.id)).toEqual(['表!2', '表!6'])
    expect(result.notices).toContainEqual({ code: 'passed-over-rows', sheet: '表', rows: [7, 8] })
  })

  it('同一张工作表上下两张表，各读各的', async () => {
    const result = await readWorkbook(otherWorkbook({ 表: [parcelHeads, parcel, [], firmHeads, firm] }))
    expect(result.rows.map((row) => `${row.form} ${row.row}`)).toEqual([
      'parcel-self-assessment 2',
      'enterprise-information 5',
    ])
  })

  it('标题之前最多三十行', async () => {
    const above = Array.from({ length: 29 }, (_, index) => [`说明${index}`])
    expect((await readWorkbook(otherWorkbook({ 表: [...above, parcelHeads, parcel] }))).rows[0]?.row).toBe(31)
    const tooMany = otherWorkbook({ 表: [...above, ['再一行'], parcelHeads, parcel] })
    await expect(readWorkbook(tooMany)).rejects.toMatchObject({ problem: { code: 'workbook-no-form' } })
  })
})

describe('单元格', () => {
  const heads = ['地块编码', '评估年度', '填表日期', '土地面积', '用地类别', '地块名称/坐落']
  const one = (row: Parameters<typeof otherWorkbook>[0][string][number], change?: (sheet: WorkSheet) => void) =>
    readWorkbook(otherWorkbook({ 表: [heads, row] }, change))

  it('公式取已算出的值；没有算过的公式读作空，并说明', async () => {
    const result = await one(['SJ-1', 2025, '', 0, '工业', '甲'], (sheet) => {
      sheet.D2 = { t: 'n', v: 30, f: '10+20' }
      sheet.F2 = { t: 'z', f: '"甲"&"乙"' }
    })
    expect(result.rows[0]?.cells.landArea).toBe(30)
    expect(result.rows[0]?.cells.parcelName).toBeUndefined()
    expect(result.notices).toContainEqual({ code: 'formula-without-result', sheet: '表', cells: ['F2'] })
  })

  it('日期格、文本日期、1904 日期系统，读出同一天', async () => {
    const serial = 46037
    const day = async (cell: { t: 'n' | 's'; v: number | string; z?: string }, date1904: boolean) => {
      const bytes = otherWorkbook({ 表: [heads, ['SJ-1', 2025, cell, 1, '工业', '甲']] }, () => undefined, date1904)
      return (await readWorkbook(bytes)).rows[0]?.cells.fillDate
    }
    expect(await day({ t: 'n', v: serial, z: 'yyyy-mm-dd' }, false)).toBe('2026-01-15')
    expect(await day({ t: 'n', v: serial }, false)).toBe('2026-01-15')
    expect(await day({ t: 'n', v: serial - 1462, z: 'yyyy-mm-dd' }, true)).toBe('2026-01-15')
    expect(await day({ t: 's', v: '2026年1月15日' }, true)).toBe('2026-01-15')
  })

  it('数字格套了日期格式，仍是数字', async () => {
    const result = await one(['SJ-1', 2025, '', { t: 'n', v: 60, z: 'yyyy-mm-dd' }, '工业', '甲'])
    expect(result.rows[0]?.cells.landArea).toBe(60)
  })

  it('错误值和读不懂的内容原样留着', async () => {
    const result = await one(['SJ-1', 2025, '去年', { t: 'e', v: 0x2a, w: '#N/A' }, '工业', '甲'])
    expect(result.rows[0]?.cells.landArea).toEqual({ raw: '#N/A' })
    expect(result.rows[0]?.cells.fillDate).toEqual({ raw: '去年' })
  })

  it('合并了几行的地块编码每行都算，合并的金额只算第一行并说明', async () => {
    const rows = [
      ['地块编码', '企业名称', '统一社会信用代码', '上缴税金总额'],
      ['SJ-1', '甲', '91310117999999912E', 100],
      [null, '乙', '913101179999999209', null],
      [null, null, null, null],
      ['SJ-2', '丙', '913101170000001071', 7],
    ]
    const bytes = otherWorkbook({ 企业: rows }, (sheet) => {
      sheet['!merges'] = [
        { s: { r: 1, c: 0 }, e: { r: 3, c: 0 } },
        { s: { r: 1, c: 3 }, e: { r: 2, c: 3 } },
      ]
    })
    const result = await readWorkbook(bytes)
    expect(result.rows.map((row) => [row.row, row.parcelCode, row.cells.taxPaid])).toEqual([
      [2, 'SJ-1', 100],
      [3, 'SJ-1', undefined],
      [5, 'SJ-2', 7],
    ])
    expect(result.notices).toContainEqual({ code: 'merged-cells', sheet: '企业', areas: ['D2:D3'] })
  })

  it('隐藏的行和隐藏的工作表照读，并说明', async () => {
    const bytes = otherWorkbook(
      { 表: [parcelHeads, parcel], 备用: [firmHeads, firm] },
      (sheet, name) => {
        if (name === '表') sheet['!rows'] = [{}, { hidden: true }]
      },
      false,
      ['备用'],
    )
    const result = await readWorkbook(bytes)
    expect(result.rows.length).toBe(2)
    expect(result.notices).toContainEqual({ code: 'hidden-rows', sheet: '表', count: 1 })
    expect(result.notices).toContainEqual({ code: 'hidden-sheet', sheet: '备用' })
  })
})

describe('企业行的年度', () => {
  const years = (parcels: readonly (readonly [string, number])[], firmParcel: string) =>
    readWorkbook(
      otherWorkbook({
        甲: [
          parcelHeads,
          ...parcels.map(([parcelCode, assessYear]) => exampleRow(parcelForm, { parcelCode, assessYear })),
        ],
        乙: [firmHeads, exampleRow(enterpriseForm, { parcelCode: firmParcel })],
      }),
    ).then((result) => result.rows.at(-1)?.cycle)

  it('随同一工作簿里的地块', async () => {
    expect(
      await years(
        [
          ['SJ-1', 2024],
          ['SJ-2', 2025],
        ],
        'SJ-1',
      ),
    ).toBe('2024')
  })
  it('地块没列出时，取工作簿唯一的年度，不唯一则没有', async () => {
    expect(
      await years(
        [
          ['SJ-1', 2025],
          ['SJ-2', 2025],
        ],
        'SJ-9',
      ),
    ).toBe('2025')
    expect(
      await years(
        [
          ['SJ-1', 2024],
          ['SJ-2', 2025],
        ],
        'SJ-9',
      ),
    ).toBeNull()
  })
  it('同一地块列了两个年度，不猜', async () => {
    expect(
      await years(
        [
          ['SJ-1', 2024],
          ['SJ-1', 2025],
        ],
        'SJ-1',
      ),
    ).toBeNull()
  })
})

describe('不受理', () => {
  it('没有表', async () => {
    await expect(readWorkbook(otherWorkbook({ 表: [['随便', '写写']] }))).rejects.toMatchObject({
      problem: { code: 'workbook-no-form' },
    })
  })
  it('行数超限', async () => {
    const rows = Array.from({ length: 11 }, (_, index) => [`SJ-${index}`, 2025, 1])
    const bytes = otherWorkbook({ 表: [['地块编码', '评估年度', '土地面积'], ...rows] })
    await expect(readWorkbook(bytes, { rowLimit: 10 })).rejects.toMatchObject({
      problem: { code: 'workbook-too-many-rows', details: { limit: 10 } },
    })
  })
})

it('工作表名、标题和内容写成 __proto__，不影响程序', async () => {
  const bytes = otherWorkbook({
    __proto__x: [
      [...parcelHeads, '__proto__', 'constructor'],
      [...parcel, 'a', 'b'],
    ],
  })
  const result = await readWorkbook(bytes)
  expect(result.rows.length).toBe(1)
  expect(Object.keys({})).toEqual([])
  expect(({} as Record<string, unknown>).a).toBeUndefined()
})
