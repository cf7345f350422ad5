import type { Standard } from '#core/scoring/standard.ts'

/** Fields of the two forms as the data dictionary has them: what is a figure, and what is text, a day or yes and no. */
const parcelFigures = ['landArea', 'floorArea', 'vacantFloorArea', 'farAllowed', 'illegalFloorArea']
const parcelWords = [
  'landClass',
  'townCode',
  'vacantSince',
  'propertyQuality',
  'houseSafety',
  'workSafety',
  'envCompliance',
  'envRestrict',
  'idleDetermined',
  'legality',
  'useMismatch',
  'bottleneckTech',
  'exemptReason',
]
/** Amounts of which a parcel's is the sum over its firms, each times the firm's share. */
export const amounts = [
  'fixedAssets',
  'grossOutput',
  'revenue',
  'taxPaid',
  'rdExpense',
  'energyTce',
  'employeesYearEnd',
  'codT',
  'nh3nT',
  'so2T',
  'noxT',
  'electricityKwh',
]
/** 统计: a parcel's figure stands for the 规上 rows only. */
export const statisticsAmounts = ['fixedAssets', 'grossOutput', 'revenue', 'energyTce', 'employeesYearEnd']

const firmWords = [
  'opStatus',
  'aboveScale',
  'occupancy',
  'industryCode',
  'startProduction',
  'hasDischarge',
  'highTech',
  'techGiant',
  'techSme',
  'srdi',
  'techCenter',
  'designCenter',
  'headquarters',
  'foreignRd',
]

/** Columns of the raw tables by what they hold: what measures read, and what rules of these standards ask for. */
export interface Columns {
  readonly parcelFigures: readonly string[]
  readonly parcelWords: readonly string[]
  readonly firmWords: readonly string[]
}

export function columnsFor(standards: readonly Standard[]): Columns {
  const asked = { figures: [...parcelFigures], words: [...parcelWords], firm: [...firmWords] }
  for (const { predicate, params } of standards.flatMap(({ rules }) => rules.flatMap(({ when }) => when))) {
    if (predicate === 'parcel-is' || predicate === 'parcel-is-not') asked.words.push(params.field)
    if (predicate === 'parcel-above' || predicate === 'parcel-below') asked.figures.push(params.field)
    if (predicate === 'any-firm-is') asked.firm.push(params.field)
  }
  const once = (names: readonly string[]) => [...new Set(names)]
  return { parcelFigures: once(asked.figures), parcelWords: once(asked.words), firmWords: once(asked.firm) }
}
