import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import { exampleFamilies, standardById } from '#core/standards/catalogue.ts'
import { asExpected } from './as-expected.ts'
import { type Case, factsOfCase, readFamilyCases } from './case-file.ts'

const cases = readFamilyCases()

function standardOf({ name, standard: id }: Case) {
  const standard = standardById(id ?? '')
  if (standard === null) throw new Error(`${name}: no standard ${id}`)
  return standard
}

function evaluateCase(one: Case) {
  const standard = standardOf(one)
  return { standard, evaluation: evaluate(factsOfCase(one), standard) }
}

describe.each(cases)('$file $name', (one) => {
  it('得到按公开公式手算的结果', () => {
    const { evaluation } = evaluateCase(one)
    const results = new Map(evaluation.parcels.map((parcel) => [parcel.parcelCode, parcel]))
    const expected = Object.entries(one.expect ?? {})
    expect(expected.length).toBeGreaterThan(0)
    for (const [code, result] of expected) {
      const found = results.get(code)
      expect(found && asExpected(found), code).toMatchObject(result)
    }
  })

  it('每句说明都完整', () => {
    const { standard, evaluation } = evaluateCase(one)
    for (const parcel of evaluation.parcels) {
      const group = evaluation.groups.find(({ key }) => key === parcel.group)
      const texts = explain(parcel, standard, group).map(({ text }) => text)
      for (const text of texts) expect(text).toMatch(/^[^{}]+。$/u)
      expect(texts.join('')).not.toMatch(/undefined|null|NaN|nullundefined/)
    }
  })
})

it('每个示例都有手算的案例', () => {
  const named = new Set(cases.map(({ standard }) => standard))
  expect(exampleFamilies.filter(({ id }) => !named.has(id)).map(({ id }) => id)).toEqual([])
})
