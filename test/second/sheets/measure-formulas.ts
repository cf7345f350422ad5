import type { Indicator } from '#core/scoring/standard.ts'
import type { RawSheets } from './raw-sheets.ts'

/** What a parcel's value is above and below the line, '' where it is missing. */
export interface MeasureFormulas {
  readonly above: (item: number) => string
  readonly below: (item: number) => string
  /** In place of a quotient. */
  readonly plain?: (item: number) => string
}

export function measureFormulas(indicator: Indicator, { parcels, firmsOf }: RawSheets): MeasureFormulas {
  const cell = (key: string) => (item: number) => parcels.at(key, item)
  const mu = (item: number) => `IF(${parcels.at('landArea', item)}="","",${parcels.at('landArea', item)}*15/10000)`
  const output = (fields: Readonly<Record<string, string>>) => (item: number) =>
    Object.entries(fields).reduce(
      (rest, [landClass, field]) =>
        `IF(${parcels.at('landClass', item)}="${landClass}",${parcels.at(`${field}Above`, item)},${rest})`,
      '""',
    )
  switch (indicator.measure) {
    case 'far-achievement':
      return {
        above: cell('floorArea'),
        below: (item) => {
          const land = parcels.at('landArea', item)
          const allowed = parcels.at('farAllowed', item)
          return `IF(${land}="","",IF(${allowed}="",${land},${land}*${allowed}))`
        },
      }
    case 'vacancy-rate':
      return { above: cell('vacantFloorArea'), below: cell('floorArea') }
    case 'property-quality':
      return { above: () => '""', below: () => '""', plain: () => '""' }
    case 'fixed-asset-intensity':
      return { above: cell('fixedAssetsAbove'), below: mu }
    case 'tax-per-mu':
      return { above: cell('taxPaidAbove'), below: mu }
    case 'output-per-mu':
      return { above: output(indicator.params.output), below: mu }
    case 'revenue-per-head':
      return { above: cell('revenueAbove'), below: cell('employeesYearEndBelow') }
    case 'rd-intensity': {
      const expense = cell('rdExpenseAbove')
      return { above: (item) => `IF(${expense(item)}="","",${expense(item)}*100)`, below: cell('revenueBelow') }
    }
    case 'output-per-energy':
      return { above: output(indicator.params.output), below: cell('energyTceBelow') }
    case 'output-per-discharge':
      return {
        above: output(indicator.params.output),
        below: (item) => {
          const [cod, nh3n, so2, nox] = ['codT', 'nh3nT', 'so2T', 'noxT'].map((key) => parcels.at(`${key}Above`, item))
          // 污染当量值: COD 1 kg, 氨氮 0.8, SO₂ 0.95, NOx 0.95. N() of a missing one is 0.
          const sum = `N(${cod})+N(${nh3n})/0.8+(N(${so2})+N(${nox}))/0.95`
          return `IF(COUNT(${cod},${nh3n},${so2},${nox})=0,"",${sum})`
        },
      }
    case 'tax-per-energy':
      return { above: cell('taxPaidAbove'), below: cell('energyTceBelow') }
    case 'tax-per-electricity':
      return { above: cell('taxPaidAbove'), below: cell('electricityKwhBelow') }
    case 'qualification-points': {
      const kinds = indicator.params.qualifications.map(({ field, levels }) => (item: number) => {
        const best = [...levels].sort((a, b) => a.points - b.points)
        return best.reduce((rest, { value, points }) => {
          const choice = value === true ? '是' : value
          const has = `COUNTIFS(${firmsOf('counted', item)},1,${firmsOf(field, item)},"${choice}")>0`
          return `IF(${has},${points},${rest})`
        }, '0')
      })
      return { above: () => '""', below: () => '""', plain: (item) => kinds.map((kind) => kind(item)).join('+') }
    }
  }
}
