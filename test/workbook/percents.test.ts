import { writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { readWorkbook } from '#workbook/read.ts'

/** 企业信息采集表 as another program writes it: a share per row, in cells of this number format. */
async function shares(values: readonly (number | string)[], numFmt?: string): Promise<readonly unknown[]> {
  const headings = [
    '地块编码',
    '统一社会信用代码',
    '企业名称',
    '本地块分摊比例',
    '营业收入',
    '从业人员年平均人数',
    '能耗口径',
  ]
  const rows = values.map((share, index) => [
    'SJ-XQ-0137',
    `9131011700000000${index}X`,
    '示例',
    share,
    0.5,
    10,
    '当量值',
  ])
  const cells = new Map(
    values.flatMap((value, index) =>
      numFmt === undefined || typeof value === 'string'
        ? []
        : [3, 4].map((column) => {
            const shown = { value: column === 3 ? value : 0.5, style: { numFmt } }
            return [`${index + 1},${column}`, shown] as const
          }),
    ),
  )
  const bytes = await writeXlsx({ sheets: [{ name: '企业', rows: [headings, ...rows], cells }] })
  const { rows: read } = await readWorkbook(bytes)
  return read.map((row) => row.cells.parcelShare)
}

it('以百分比显示的 0.5 是 50', async () => {
  expect(await shares([0.5, 0.285, 1], '0%')).toEqual([50, 28.5, 100])
  expect(await shares([0.125], '0.00%')).toEqual([12.5])
  expect(await shares([0.125], '[Red]0.0%;-0.0%')).toEqual([12.5])
})

it('没有百分比格式的数照原样读', async () => {
  expect(await shares([0.5, 50])).toEqual([0.5, 50])
  expect(await shares([0.5], '0.00')).toEqual([0.5])
  expect(await shares([50], '0"%"')).toEqual([50])
})

it('文字 50% 也是 50', async () => {
  expect(await shares(['50%'])).toEqual([50])
})

it('百分比只对以 % 为单位的字段起作用', async () => {
  const headings = ['地块编码', '统一社会信用代码', '企业名称', '营业收入']
  const rows = [headings, ['SJ-XQ-0137', '91310117000000000X', '示例', 0.5]]
  const cells = new Map([['1,3', { value: 0.5, style: { numFmt: '0%' } }]])
  const { rows: read } = await readWorkbook(await writeXlsx({ sheets: [{ name: '企业', rows, cells }] }))
  expect(read[0]?.cells.revenue).toBe(0.5)
})
