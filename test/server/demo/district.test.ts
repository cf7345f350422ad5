import { expect, it } from 'vitest'
import { assess } from '#core/assessment/assess.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import type { FormRow } from '#core/subject/subjects-of.ts'
import { byCycle, subjectsOf } from '#core/subject/subjects-of.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { sampleDistrict } from '#server/demo/district.ts'

const cycle = '2025'
const sample = sampleDistrict(Number(cycle))
const context = { today: '2026-11-21', scope: 'district', step: 'fill', energyBasis: '当量值' } as const

function assessed(): ReturnType<typeof assess> {
  const rows = sample.flatMap(({ parcel, firms }, index): FormRow[] => [
    { id: `p${index}`, form: 'parcel-self-assessment', cycle, cells: parcel },
    ...firms.map((cells, at): FormRow => ({ id: `f${index}-${at}`, form: 'enterprise-information', cycle, cells })),
  ])
  const subjects = byCycle(subjectsOf(rows, context)).get(cycle) ?? []
  return assess(subjects, { standard: regExample20261, context })
}

it('示例区每次都是同一个区', () => {
  expect(sampleDistrict(Number(cycle))).toEqual(sample)
})

it('至少 17 个街镇、600 宗地块、900 行企业，三类用地都有，名称都带“示例”', () => {
  expect(new Set(sample.map(({ townCode }) => townCode)).size).toBeGreaterThanOrEqual(17)
  expect(sample.length).toBeGreaterThanOrEqual(600)
  expect(sample.flatMap(({ firms }) => firms).length).toBeGreaterThanOrEqual(900)
  expect(new Set(sample.map(({ parcel }) => parcel.landClass))).toEqual(new Set(landClasses))
  for (const { parcel, firms } of sample) {
    for (const name of [parcel.ownerName, ...firms.map(({ firmName }) => firmName)]) expect(name).toContain('示例')
  }
})

it('每条直接判定规则都有地块触发，四类都有，也有暂不评价、待补正和发现', () => {
  const { findings, evaluation } = assessed()
  const fired = new Set(evaluation.parcels.flatMap(({ rules }) => rules))
  expect(regExample20261.rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([])
  expect(new Set(evaluation.parcels.map((parcel) => parcel.class))).toEqual(new Set(['A', 'B', 'C', 'D', null]))
  expect(evaluation.parcels.some(({ how }) => how === 'exempt')).toBe(true)
  expect(evaluation.parcels.some(({ status }) => status === 'incomplete')).toBe(true)
  expect(evaluation.parcels.some(({ flagged }) => flagged)).toBe(true)
  expect(new Set(findings.map(({ level }) => level)).size).toBeGreaterThanOrEqual(2)
})
