import { describe, expect, it } from 'vitest'
import type { Viewer } from '#core/access/mask.ts'
import { parcelResult } from '#core/api/evaluations.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { evaluate } from '#core/scoring/evaluate.ts'
import { explain } from '#core/scoring/explain.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { exampleFamilies, standardById } from '#core/standards/catalogue.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { openTotalOf, resultBody, scoreOf } from '#server/evaluation/masked-result.ts'
import { randomDistrict } from '../../core/scoring/random-facts.ts'

const town: Viewer = { role: 'town', org: '310117105000' }
const taxOffice: Viewer = { role: 'department', org: 'tax' }
const special: Viewer = { role: 'district', org: null }
const taxIsMasked = [{ field: 'taxPaid', uscc: null }] as const
const district = randomDistrict(11, 120)

function seenBy(viewer: Viewer, result: ParcelResult, masked: readonly { field: string; uscc: string | null }[]) {
  const text = { result: JSON.stringify(result), masked: JSON.stringify(masked) }
  const trace = { district: '310117', evaluation: 1, parcel_code: result.parcelCode, ...text }
  return parcelResult.parse(resultBody(trace, viewer))
}

function standard(id: string): Standard {
  const found = standardById(id)
  if (found === null) throw new Error(id)
  return found
}

/** A ranked parcel with one firm whose tax is neither at 0 nor at the cap. */
function middling(results: readonly ParcelResult[], indicator: string): ParcelResult {
  const found = results.find(({ parcelCode, how, indicators }) => {
    const points = indicators.find(({ id }) => id === indicator)?.points ?? 0
    const firms = district.find((facts) => facts.parcelCode === parcelCode)?.firms ?? []
    return how === 'ranked' && points > 20 && points < 80 && firms.length === 1
  })
  if (found === undefined) throw new Error('no parcel in the middle')
  return found
}

describe('与同组或基准比较的指标', () => {
  const huaian = standard('HA-示例-2024.1')
  const { parcels } = evaluate(district, huaian)
  const tax = huaian.indicators.find(({ measure }) => measure === 'tax-per-mu')?.id ?? ''
  const result = middling(parcels, tax)

  it('看得到数值的，基准一并给出，逐条说明说到基准', () => {
    for (const viewer of [special, taxOffice]) {
      const body = seenBy(viewer, result, taxIsMasked)
      expect(body).toEqual(result)
      expect(body.indicators.find(({ id }) => id === tax)?.benchmark).toMatchObject({ basis: 'groupMean' })
    }
    expect(explain(result, huaian).map(({ text }) => text)).toContainEqual(expect.stringContaining('组'))
  })

  it('看不到数值的，基准也不给；得分、维度和总分按5分一档，名次和类别照常', () => {
    const body = seenBy(town, result, taxIsMasked)
    const hidden = body.indicators.find(({ id }) => id === tax)
    expect(hidden).toMatchObject({ value: null })
    expect(hidden).not.toHaveProperty('benchmark')
    expect([hidden?.points, body.total].map((points) => (points ?? 1) % 5)).toEqual([0, 0])
    expect(body.dimensions.every(({ score }) => score % 5 === 0)).toBe(true)
    expect(body.stepped).toBe(true)
    expect([body.rank, body.of, body.class]).toEqual([result.rank, result.of, result.class])
    const open = (one: { readonly id: string; readonly inputs: readonly { readonly field: string }[] }) =>
      one.id !== tax && !one.inputs.some(({ field }) => field === 'taxPaid')
    expect(body.indicators.filter(open)).toEqual(result.indicators.filter(open))
    expect(scoreOf(body)).toMatchObject({ total: body.total, stepped: true })
  })

  it('税额差一点，看不到的人所见一字不差，得分推不回税额', () => {
    const other = (factor: number): ParcelResult => {
      const facts = district.map((one): ParcelFacts => {
        if (one.parcelCode !== result.parcelCode) return one
        return { ...one, firms: one.firms.map((firm) => ({ ...firm, taxPaid: (firm.taxPaid ?? 0) * factor })) }
      })
      const found = evaluate(facts, huaian).parcels.find(({ parcelCode }) => parcelCode === result.parcelCode)
      if (found === undefined) throw new Error('gone')
      return found
    }
    // Ranks are public; the parcel keeps its own.
    const [a, b] = [other(1), { ...other(0.999), rank: result.rank }]
    expect(a.total).not.toBe(b.total)
    expect(seenBy(town, b, taxIsMasked)).toEqual(seenBy(town, a, taxIsMasked))
  })

  it('各示例标准：看不到的人得到的数里没有一个等于原来的值、基准或精确得分', () => {
    for (const family of exampleFamilies) {
      for (const one of evaluate(district, family).parcels.slice(0, 40)) {
        const text = JSON.stringify(seenBy(town, one, taxIsMasked).indicators)
        for (const { inputs, value, benchmark } of one.indicators) {
          if (value === null || Number.isInteger(value) || !inputs.some(({ field }) => field === 'taxPaid')) continue
          expect(text).not.toContain(`${value}`)
          if (benchmark !== undefined && benchmark.basis !== 'fixed') expect(text).not.toContain(`${benchmark.value},`)
        }
      }
    }
  })
})

it('分档的得分只说明在哪一档：总分不取整', () => {
  const { parcels } = evaluate(district, regExample20261)
  const result = middling(parcels, 'E1')
  const body = seenBy(town, result, taxIsMasked)
  expect(body.total).toBe(result.total)
  expect(body).not.toHaveProperty('stepped')
  expect(openTotalOf(result, taxIsMasked)).toBe(result.total)
})
