import { isDeepStrictEqual } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { folderOfFile, type PrintedParcel, score } from './command-line.ts'
import { allFirmKeys, allParcelKeys, type Layout, writeLedger } from './ledger.ts'
import { randomOf } from './random.ts'
import { randomLedger, type Wish } from './random-ledger.ts'
import { referenceScores } from './reference.ts'
import { typed, withRemarks } from './typed.ts'

const fileOf = folderOfFile()

interface District extends Wish {
  readonly name: string
  readonly layout: Layout
}

const backwards = <Value>(values: readonly Value[]): readonly Value[] => [...values].reverse()

const districts: readonly District[] = [
  { name: '大区', seed: 11, parcels: 400, years: [2025], layout: {} },
  {
    name: '两个年度、列序颠倒、表名改过',
    seed: 12,
    parcels: 120,
    years: [2024, 2025],
    layout: {
      parcelKeys: backwards(allParcelKeys),
      firmKeys: backwards(allFirmKeys),
      parcelSheet: '一、用地情况',
      firmSheet: "二、企业（'报'）",
      sheetsReversed: true,
      extraColumns: { 备注: '无', 序号: 1 },
    },
  },
  { name: '小区，各类不足二十宗', seed: 13, parcels: 40, years: [2025], layout: {} },
]

describe.each(districts)('随机地块按文件评分与按文本重写的一致：$name', ({ layout, ...wish }) => {
  const cases = randomLedger(wish)
  const expected = referenceScores(cases)
  let printed: readonly PrintedParcel[] = []

  beforeAll(async () => {
    const random = randomOf(wish.seed + 1000)
    const file = fileOf(`${wish.seed}.xlsx`)
    writeLedger(
      file,
      {
        parcels: cases.map(({ parcel }) => withRemarks(random, typed(random, parcel, allParcelKeys))),
        firms: cases.flatMap(({ firms }) => firms.map((firm) => withRemarks(random, typed(random, firm, allFirmKeys)))),
      },
      layout,
    )
    const answer = await score(file)
    expect(answer.exit).toBe(0)
    printed = answer.parcels
  })

  it('每宗地块恰有一条结果', () => {
    expect(printed.map(({ parcelCode }) => parcelCode).sort()).toEqual([...expected.keys()].sort())
  })

  it('每个字段都一样', () => {
    const wrong = printed.filter((parcel) => !isDeepStrictEqual(parcel, expected.get(parcel.parcelCode)))
    const [first] = wrong
    expect(first).toEqual(first && expected.get(first.parcelCode))
    expect(wrong.map(({ parcelCode }) => parcelCode)).toEqual([])
  })
})
