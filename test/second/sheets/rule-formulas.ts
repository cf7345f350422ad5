import type { DirectRule, Predicate } from '#core/scoring/standard.ts'
import type { RawSheets } from './raw-sheets.ts'

type Choice = string | boolean

function quoted(choice: Choice): string {
  return `"${typeof choice === 'boolean' ? (choice ? '是' : '否') : choice}"`
}

/** Whether a condition holds on a parcel's row. A blank never makes one hold. */
function condition(predicate: Predicate, { parcels, firmsOf }: RawSheets, item: number): string {
  const cell = (key: string) => parcels.at(key, item)
  const known = (...keys: readonly string[]) => keys.map((key) => `${cell(key)}<>""`).join(',')
  const yearEnd = (months: number) => `EDATE(DATE(${cell('year')},12,31),-${months})`
  switch (predicate.predicate) {
    case 'parcel-is': {
      const { field, oneOf } = predicate.params
      return `OR(${oneOf.map((choice) => `${cell(field)}=${quoted(choice)}`).join(',')})`
    }
    case 'parcel-is-not':
      return `AND(${known(predicate.params.field)},${cell(predicate.params.field)}<>${quoted(predicate.params.value)})`
    case 'parcel-above':
      return `AND(${known(predicate.params.field)},N(${cell(predicate.params.field)})>${predicate.params.above})`
    case 'parcel-below':
      return `AND(${known(predicate.params.field)},N(${cell(predicate.params.field)})<${predicate.params.below})`
    case 'any-firm-is': {
      const { field, oneOf } = predicate.params
      const counts = oneOf.map(
        (choice) => `COUNTIFS(${firmsOf('counted', item)},1,${firmsOf(field, item)},${quoted(choice)})`,
      )
      return `${counts.join('+')}>0`
    }
    case 'wholly-vacant': {
      const areas = `${cell('floorArea')}>0,${cell('vacantFloorArea')}>=${cell('floorArea')}`
      const since = `${cell('vacantSince')}<=${yearEnd(predicate.params.months)}`
      return `AND(${known('floorArea', 'vacantFloorArea', 'vacantSince')},${areas},${since})`
    }
    case 'stopped-without-tax': {
      const { statuses, taxAtMost } = predicate.params
      const stopped = statuses.map(
        (status) => `COUNTIFS(${firmsOf('counted', item)},1,${firmsOf('opStatus', item)},${quoted(status)})`,
      )
      const all = `${cell('firms')}>0,${stopped.join('+')}=${cell('firms')}`
      const taxes = `N(${cell('taxPaidAbove')})<=${taxAtMost},N(${cell('taxYearBefore')})<=${taxAtMost}`
      return `AND(${all},${known('taxPaidAbove', 'taxYearBefore')},${taxes})`
    }
    case 'producing-less-than': {
      const { years } = predicate.params
      const young = `COUNTIFS(${firmsOf('counted', item)},1,${firmsOf('startProduction', item)},">"&${yearEnd(12 * years)})`
      return `AND(${cell('firms')}>0,${young}=${cell('firms')})`
    }
    case 'scale-is': {
      const { scale, landAreaBelow } = predicate.params
      const isSmall = landAreaBelow === undefined ? '' : `,${known('landArea')},N(${cell('landArea')})<${landAreaBelow}`
      return `AND(${cell('scale')}="${scale}"${isSmall})`
    }
  }
}

/** 1 where any of the rule's conditions holds, else 0. */
export function ruleFormula({ when }: DirectRule, raw: RawSheets, item: number): string {
  return `IF(OR(${when.map((predicate) => condition(predicate, raw, item)).join(',')}),1,0)`
}
