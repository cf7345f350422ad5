import { describe, expect, it } from 'vitest'
import { standardSchema } from '#core/scoring/standard-schema.ts'
import { exampleFamilies, isInForce, standardById, standardFor, standards } from '#core/standards/catalogue.ts'
import { dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import { songjiang } from '#core/vocabulary/district.ts'

const firstDay = dayNumber('2020-01-01')
const lastDay = dayNumber('2036-12-31')

describe('shipped standards', () => {
  it.each([...standards, ...exampleFamilies].map((one) => [one.id, one] as const))(
    '%s passes the schema unchanged',
    (_, one) => {
      const json: unknown = JSON.parse(JSON.stringify(one))
      expect(standardSchema.parse(json)).toEqual(one)
      expect(json).toEqual(one)
    },
  )

  it('have ids of their own', () => {
    const ids = standards.map((standard) => standard.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of ids) expect(standardById(id)?.id).toBe(id)
    expect(standardById('REG-示例-1999.1')).toBeNull()
  })

  it('leave no day of service without exactly one standard', () => {
    for (let day = firstDay; day <= lastDay; day += 1) {
      const date = fromDayNumber(day)
      const inForce = standards.filter((one) => one.district === songjiang.code && isInForce(one, date))
      expect(inForce.length, date).toBe(1)
      expect(standardFor(songjiang.code, date)).toBe(inForce[0])
    }
  })

  it('refuse a day or a district without a standard instead of taking the nearest', () => {
    expect(standardFor(songjiang.code, '2019-12-31')).toEqual({
      code: 'no-standard-in-force',
      details: { district: songjiang.code, day: '2019-12-31' },
    })
    expect(standardFor('310118', '2026-11-21')).toMatchObject({ code: 'no-standard-in-force' })
  })

  it('keep the examples of other places out of force everywhere', () => {
    expect(exampleFamilies.length).toBeGreaterThan(0)
    for (const family of exampleFamilies) {
      expect(family.label).toBe('示例')
      expect(family.notes[0]).toContain('不作为正式评估依据')
      expect(standardById(family.id)).toBe(family)
      for (const day of [family.since, '2025-12-31', '2026-11-22']) {
        expect(standardFor(family.district, day)).toMatchObject({ code: 'no-standard-in-force' })
      }
    }
    const ids = [...standards, ...exampleFamilies].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('are labelled 示例 until the 区级工作专班 decides', () => {
    expect(standardById('REG-示例-2026.1')?.label).toBe('示例')
  })
})
