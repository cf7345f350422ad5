import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { certificateKey, keysOf } from '#core/base-map/keys.ts'
import { type KnownParcels, type Match, matchRecord } from '#core/base-map/match.ts'
import { codeSystems } from '#core/form/code-system.ts'

interface Known {
  readonly 不动产单元号?: string
  readonly 证号?: string
}
interface Line {
  readonly 名称: string
  readonly 编码?: string
  readonly 单元号?: string
  readonly 证号?: string
  readonly 重叠?: readonly (readonly [code: string, ofLarger: number, ofSmaller: number])[]
  readonly 结果?: string
  readonly 依据?: string
  readonly 换码?: string
  readonly 待定?: readonly string[]
  readonly 新增?: true
}

const file = join(import.meta.dirname, '../../cases/base-map/match.yaml')
const cases = parse(readFileSync(file, 'utf8')) as {
  readonly 已有地块: Readonly<Record<string, Known>>
  readonly 记录: readonly Line[]
}

const parcels = Object.entries(cases.已有地块)
const codesWhere = (fits: (known: Known) => boolean): readonly string[] =>
  parcels.filter(([, known]) => fits(known)).map(([code]) => code)

const known: KnownParcels = {
  byCode: (code) => (code in cases.已有地块 ? code : null),
  byUnit: (unit) => codesWhere((one) => one.不动产单元号 === unit),
  byCertificate: (certificate) =>
    codesWhere((one) => one.证号 !== undefined && certificateKey(one.证号) === certificate),
  unitOf: (code) => cases.已有地块[code]?.不动产单元号 ?? null,
  isProposed: (code) => code.includes('拟'),
}

function shortOf(match: Match): Partial<Line> {
  switch (match.kind) {
    case 'known':
      return { 结果: match.parcelCode, 依据: match.by }
    case 'recoded':
      return { 换码: match.parcelCode, 依据: match.by }
    case 'unclear':
      return { 待定: match.candidates }
    case 'new':
      return { 新增: true }
  }
}

test.each(cases.记录.map((line) => [line.名称, line] as const))('%s', (_name, line) => {
  const { 名称: _, 编码: code, 单元号: unit, 证号: certificate, 重叠: overlaps = [], ...expected } = line
  const keys = keysOf({
    ...(code === undefined ? {} : { parcelCode: codeSystems.parcel.normalise(code) }),
    ...(unit === undefined ? {} : { realEstateUnitNo: unit }),
    ...(certificate === undefined ? {} : { certNo: certificate }),
  })
  const match = matchRecord(keys, known, () =>
    overlaps.map(([parcelCode, ofLarger, ofSmaller]) => ({ parcelCode, ofLarger, ofSmaller })),
  )
  expect(shortOf(match)).toEqual(expected)
})
