import { expect, it } from 'vitest'
import { differences } from '../second/agreement.ts'
import { madeUpStandards, shippedStandards } from '../second/every-construct.ts'
import { secondDistrict } from '../second/second-parcels.ts'
import { inexpressibleInSheets } from '../second/sheets/inexpressible.ts'
import { recalculated } from './recalculated.ts'

/** Replay another draw with SECOND_SEED=… */
const seed = Number(process.env.SECOND_SEED ?? 20261122)
const expressible = [...shippedStandards, ...madeUpStandards].filter(
  (standard) => inexpressibleInSheets(standard).length === 0,
)

it('表格公式重算的得分、总分、名次、类别，与引擎逐位相同，两种排名写法都是', async () => {
  const run = { name: `seed ${seed}, 500 parcels`, facts: secondDistrict(seed, 500) }
  const found: string[] = []
  const sheets = await recalculated(run.facts, expressible, ['countifs', 'sorted'])
  for (const { standard, results } of sheets) found.push(...differences(run, standard, results, 'fifteen digits'))
  expect(sheets.length).toBe(2 * (shippedStandards.length + 1))
  expect(found.slice(0, 5)).toEqual([])
})

it('公式表达不了的，点名说出；随附的各标准没有一项', () => {
  const industries = ['E1', 'E2'].map((id) => `${id}: 行业基准要按营业收入判定主行业，没有写成公式`)
  const averages = ['R1', 'R3', 'E1', 'E2', 'E3', 'G1', 'G2'].map(
    (id) => `${id}: 缺项取同组平均又与同组比，没有写成公式`,
  )
  const leaving = ['R1', 'R3', 'R4', 'E4', 'G1', 'G3'].map(
    (id) => `${id}: 缺项让出权重，每宗地块的权重都不同，没有写成公式`,
  )
  const options = ['directInQuota', 'totalDecimals'].map((option) => `classes.${option}: 没有写成公式的分类选项`)
  const groups = (...fields: readonly string[]) =>
    fields.map((field) => `classes.groupBy ${field}: 表格要先列出各组，这一项的取值事先不知道`)
  expect(shippedStandards.flatMap(inexpressibleInSheets)).toEqual([])
  expect(madeUpStandards.map((standard) => [standard.id, [...inexpressibleInSheets(standard)].sort()])).toEqual([
    ['对照-行业.1', [...groups('townCode', 'industry', 'tenure'), ...industries, ...averages].sort()],
    ['对照-缺项.1', [...options, ...groups('townCode'), ...leaving].sort()],
    ['对照-规则.1', []],
  ])
})
