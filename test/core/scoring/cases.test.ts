import { describe, expect, it } from 'vitest'
import { evaluate } from '#core/scoring/evaluate.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { asExpected } from './as-expected.ts'
import { factsOfCase, readCaseFile, readCases } from './case-file.ts'

const cases = readCases()

function evaluateCase(one: (typeof cases)[number]): ReadonlyMap<string, ParcelResult> {
  const classes = { ...regExample20261.classes, ...one.classes }
  const { parcels } = evaluate(factsOfCase(one), { ...regExample20261, classes })
  return new Map(parcels.map((parcel) => [parcel.parcelCode, parcel]))
}

describe.each(cases)('$file $name', (one) => {
  it('得到期望的结果', () => {
    const results = evaluateCase(one)
    for (const [code, expected] of Object.entries(one.expect ?? {})) {
      const result = results.get(code)
      expect(result, code).toBeDefined()
      if (result !== undefined) expect(asExpected(result), code).toMatchObject(expected)
    }
    const copies = [...results.values()].filter(({ parcelCode }) => parcelCode.startsWith('K'))
    if (one.expectCopies !== undefined) expect(copies.length).toBeGreaterThan(0)
    for (const copy of copies) expect(asExpected(copy), copy.parcelCode).toMatchObject(one.expectCopies ?? {})
  })
})

describe.each(cases.filter(({ expectSeries }) => expectSeries !== undefined))('$file $name', (one) => {
  it('各类数量符合', () => {
    const series = [...evaluateCase(one).values()].filter(({ parcelCode }) => parcelCode.startsWith('S'))
    const classes = series.map((result) => result.class ?? '').sort()
    const expected = Object.entries(one.expectSeries ?? {}).flatMap(([name, count]) => Array(count).fill(name))
    expect(classes).toEqual(expected)
    expect(new Set(series.map(({ total }) => total)).size).toBe(series.length)
  })
})

describe('the cases', () => {
  it('touch every indicator and every rule of the standard', () => {
    const tagged = new Set(cases.flatMap(({ tags }) => tags ?? []))
    const clauses = [...regExample20261.indicators, ...regExample20261.rules].map(({ id }) => id)
    expect(clauses.filter((id) => !tagged.has(id))).toEqual([])
    expect([...tagged].filter((tag) => !clauses.includes(tag))).toEqual([])
  })

  it('expect something each', () => {
    const idle = cases.filter((one) => !one.expect && !one.expectCopies && !one.expectSeries)
    expect(idle.map(({ name }) => name)).toEqual([])
  })

  it('can be written after the template', () => {
    for (const one of readCaseFile('TEMPLATE.yaml')) {
      const results = evaluateCase(one)
      for (const [code, expected] of Object.entries(one.expect ?? {})) {
        expect(results.get(code)).toMatchObject(expected)
      }
    }
  })
})
