import fc from 'fast-check'
import { expect, it } from 'vitest'
import { exampleFamilies, standards } from '#core/standards/catalogue.ts'
import { canonicalJson } from '#server/canonical-json.ts'
import { readStandardWorkbook } from '#workbook/standard/read.ts'
import { standardWorkbook } from '#workbook/standard/write.ts'
import { randomStandard } from './random-standard.ts'

it.each([...standards, ...exampleFamilies])(
  '$id：写成工作簿再读，JSON 一字节不差，没有问题和提示',
  async (standard) => {
    const bytes = await standardWorkbook(standard)
    const read = await readStandardWorkbook(bytes)
    expect(read).toMatchObject({ faults: [], notices: [] })
    expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
    expect(await standardWorkbook(standard)).toEqual(bytes)
  },
)

it('按标准的结构随机造的标准，每种计分方法、条件和可选项都有，写成工作簿再读不变', async () => {
  await fc.assert(
    fc.asyncProperty(randomStandard, async (standard) => {
      const read = await readStandardWorkbook(await standardWorkbook(standard))
      expect(read.notices).toEqual([])
      expect(canonicalJson(read.standard)).toBe(canonicalJson(standard))
    }),
    { numRuns: 40 },
  )
})
