import type { Indicator } from '#core/scoring/standard.ts'
import type { Arithmetic } from './arithmetic.ts'

/** A value as the SQL finds it, over the row of parcel p, sums s and kind k. */
export interface MeasureSql {
  /** Null for what is no quotient. */
  readonly above: string
  readonly below: string
  /** A value that is no quotient: already of 6 decimals. It is missing where `missing` says so. */
  readonly plain?: { readonly value: string; readonly missing: string }
}

/** 污染当量值 in kg of COD, 氨氮, SO₂, NOx (环境保护税法附表二). */
const equivalents = { codT: 1, nh3nT: 0.8, so2T: 0.95, noxT: 0.95 } as const

/** Choices in SQL: a land class has its own output field. */
function output(fields: Readonly<Record<string, string>>): string {
  const cases = Object.entries(fields).map(([landClass, field]) => `when '${landClass}' then s.${field}Above`)
  return `case p.landClass ${cases.join(' ')} end`
}

/** 亩 = m² × 15 ÷ 10000. */
function mu({ times, over, number }: Arithmetic): string {
  return over(times('p.landArea', number(15)), number(10_000))
}

/** Tonnes of equivalent; a blank pollutant counts as none, all blank as missing. */
function tonnesOfEquivalent({ over, number, plus }: Arithmetic): string {
  const parts = Object.entries(equivalents).map(([item, kilograms]) => over(`s.${item}Above`, number(kilograms)))
  const known = Object.keys(equivalents).map((item) => `s.${item}Above is null`)
  const sum = parts.map((part) => `coalesce(${part}, ${number(0)})`).reduce(plus)
  return `case when ${known.join(' and ')} then null else ${sum} end`
}

/** domain rules 1 to 7: what each indicator divides by what. A new measure does not compile until it stands here. */
export function measureSql(indicator: Indicator, arithmetic: Arithmetic): MeasureSql {
  const { times, number, six } = arithmetic
  switch (indicator.measure) {
    case 'far-achievement':
      return { above: 'p.floorArea', below: times('p.landArea', `coalesce(p.farAllowed, ${number(1)})`) }
    case 'vacancy-rate':
      return { above: 'p.vacantFloorArea', below: 'p.floorArea' }
    case 'property-quality':
      return { above: 'null', below: 'null', plain: { value: 'null', missing: 'p.propertyQuality is null' } }
    case 'fixed-asset-intensity':
      return { above: 's.fixedAssetsAbove', below: mu(arithmetic) }
    case 'tax-per-mu':
      return { above: 's.taxPaidAbove', below: mu(arithmetic) }
    case 'output-per-mu':
      return { above: output(indicator.params.output), below: mu(arithmetic) }
    case 'revenue-per-head':
      return { above: 's.revenueAbove', below: 's.employeesYearEndBelow' }
    case 'rd-intensity':
      return { above: times('s.rdExpenseAbove', number(100)), below: 's.revenueBelow' }
    case 'output-per-energy':
      return { above: output(indicator.params.output), below: 's.energyTceBelow' }
    case 'output-per-discharge':
      return { above: output(indicator.params.output), below: tonnesOfEquivalent(arithmetic) }
    case 'tax-per-energy':
      return { above: 's.taxPaidAbove', below: 's.energyTceBelow' }
    case 'tax-per-electricity':
      return { above: 's.taxPaidAbove', below: 's.electricityKwhBelow' }
    case 'qualification-points': {
      const kinds = indicator.params.qualifications.map(({ field, levels }) => {
        const cases = levels.map(({ value, points }) => `when ${value === true ? 1 : `'${value}'`} then ${six(points)}`)
        return `coalesce((select max(case c.${field} ${cases.join(' ')} end) from counted c where c.code = p.code), 0)`
      })
      return { above: 'null', below: 'null', plain: { value: kinds.join(' + '), missing: '0' } }
    }
  }
}
