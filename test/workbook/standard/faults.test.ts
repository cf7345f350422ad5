import { expect, it } from 'vitest'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleHuangyan } from '#core/standards/example-huangyan.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import type { GridValue } from '#workbook/grid.ts'
import { type Edit, patchWorkbook } from '#workbook/patch.ts'
import { readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'
import { cellsIn } from '../../office/opened-again.ts'

/** A cell of an exported standard by sheet, heading and a text of its row, whatever its address. */
async function exported(standard: Standard) {
  const bytes = await standardWorkbook(standard)
  const cells = cellsIn(bytes)
  const rowOf = (address: string): number => Number(/\d+$/.exec(address)?.[0])
  const columnOf = (address: string): string => /^[A-Z]+/.exec(address)?.[0] ?? ''
  return {
    bytes,
    at(sheet: string, heading: string, row: string | number): string {
      const here = cells.filter((cell) => cell.sheet === sheet)
      const column = here.find(({ value, address }) => value === heading && rowOf(address) === 6)
      const number =
        typeof row === 'number'
          ? row
          : rowOf(here.find(({ value, address }) => value === row && rowOf(address) > 6)?.address ?? '')
      return `${columnOf(column?.address ?? '')}${number}`
    },
    item(sheet: string, item: string): string {
      return `B${rowOf(cells.find((cell) => cell.sheet === sheet && cell.value === item && cell.address.startsWith('A'))?.address ?? '')}`
    },
  }
}

type Place = readonly [sheet: string, cell: string]

async function faultsAfter(
  standard: Standard,
  edit: (book: Awaited<ReturnType<typeof exported>>) => readonly (readonly [...Place, GridValue])[],
) {
  const book = await exported(standard)
  const edits = edit(book).map(([sheet, cell, value]): Edit => ({ sheet, cell, value }))
  const read = await readStandardWorkbook(patchWorkbook(book.bytes, edits))
  return {
    ...read,
    told: read.faults.map(({ sheet, cell, message }) => `${sheet} ${cell} ${message}`),
    places: edits.map(({ sheet, cell }) => `${sheet} ${cell}`),
  }
}

it('每个问题都说出工作表、行、列、原因和改法，一次说全', async () => {
  const { told, places, standard } = await faultsAfter(regExample20261, ({ at, item }) => [
    ['概况', item('概况', '生效日期'), '明年'],
    ['概况', item('概况', '行政区划代码'), '3101'],
    ['维度与指标', at('维度与指标', '权重', 'R1'), '八'],
    ['维度与指标', at('维度与指标', '计分方法', 'R2'), '打分'],
    ['维度与指标', at('维度与指标', '测算项', 'E1'), null],
    ['分档', at('分档', '得分', 'R3'), 101],
    ['分档', at('分档', '界限', 'E2'), null],
    ['直接判定', at('直接判定', '所选的值', 'D1'), '特大'],
    ['直接判定', at('直接判定', '核定单位', 'D2'), '区应急局、某某局'],
    ['分组与类别', item('分组与类别', 'A 类比例'), 30],
  ])
  const expected = [
    /“明年”不能用，应为年月日/,
    /写法不对，应为 6 位行政区划代码/,
    /“八”不能用，应为数值/,
    /“打分”不能用，应为下列之一：分档、按选项/,
    /没有填写：指标要有测算项/,
    /应不大于 100/,
    /没有填写，应为数值/,
    /没有选项“特大”/,
    /“区应急局、某某局”不能用/,
    /各类比例合计应为 100%/,
  ]
  for (const [index, place] of places.entries()) {
    const here = told.filter((line) => line.startsWith(`${place} `))
    expect(here, place).toHaveLength(1)
    expect(here[0]).toMatch(expected[index] ?? '')
  }
  expect(told.filter((line) => !places.some((place) => line.startsWith(`${place} `)))).toEqual([])
  expect(standard).toBeNull()
})

it('结构完整而自相矛盾的，标准仍给出，问题指到单元格', async () => {
  const { told, places, standard, faults } = await faultsAfter(regExample20261, ({ at }) => [
    ['维度与指标', at('维度与指标', '权重', 'R1'), 9],
    ['分档', at('分档', '得分', 'E1'), 60],
    ['维度与指标', at('维度与指标', '所属维度', 'E4'), 'Z'],
  ])
  expect(told[0]).toMatch(/^维度与指标 \S+ 权重合计应为 100。$/)
  expect(told).toContainEqual(`${places[2]} 指标 E4 的维度 Z 不存在。`)
  expect(faults.find(({ sheet }) => sheet === '分档')).toMatchObject({
    message: '指标 E1 的分档应由优到劣，分值递减。',
    path: ['indicators', 4, 'method', 'ladder', 'tiers', 0],
  })
  expect(standard?.indicators[0]?.weight).toBe(9)
})

it('百分数照单位读：权重 20% 是 20，比值 80% 是 0.8，% 的 3% 是 3；别的单位不认百分数', async () => {
  const { standard, told } = await faultsAfter(regExample20261, ({ at }) => [
    ['维度与指标', at('维度与指标', '权重', 'E1'), '20%'],
    ['分档', at('分档', '界限', 'R3'), '5％'],
    ['分档', at('分档', '界限', 'E4'), '5%'],
    ['概况', 'B6', ' REG-示例-2026.1 '],
  ])
  expect(told).toEqual([])
  expect(standard).toEqual(regExample20261)
  const other = await faultsAfter(regExample20261, ({ at }) => [['分档', at('分档', '界限', 'R2'), '5%']])
  expect(other.told.join()).toMatch(/单位不是比值或 %，不能填百分数/)
})

it('不认识的工作表、列和用不上的内容说出来；空行、重复的编号、改名的工作表不影响', async () => {
  const book = await exported(exampleHuangyan)
  const method = book.at('维度与指标', '底分', 'K1')
  const bytes = patchWorkbook(book.bytes, [
    { sheet: '维度与指标', cell: method, value: 20 },
    { sheet: '维度与指标', cell: 'AZ6', value: '经办人' },
    { sheet: '分档', cell: 'A20', value: 'K1' },
    { sheet: '分档', cell: 'B20', value: '选项' },
    { sheet: '说明', cell: 'A40', value: '隔了空行的一条。' },
  ])
  const { standard, faults, notices } = await readStandardWorkbook(bytes)
  expect(faults).toEqual([])
  expect(standard?.notes.at(-1)).toBe('隔了空行的一条。')
  expect(notices).toEqual([
    '工作表“维度与指标”的 “经办人”列不在表样中，未读入。',
    '工作表“分档”第 20 行起，指标 K1 的“选项”1 行未采用：它的计分方法和测算项用不上。',
    expect.stringMatching(/^工作表“维度与指标”第 \d+ 行的“底分”用不上，未采用。$/),
  ])
})
