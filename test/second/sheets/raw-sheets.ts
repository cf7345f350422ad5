import type { ParcelFacts } from '#core/facts/facts.ts'
import type { EnterpriseValues } from '#core/forms/enterprise-information.ts'
import { amounts, type Columns, statisticsAmounts } from '../raw-columns.ts'
import { FormulaSheet, type SheetCell } from './sheet.ts'

/** The two raw sheets, with what every standard reads of a parcel's firms worked out on the parcel's row. */
export interface RawSheets {
  readonly firms: FormulaSheet
  readonly parcels: FormulaSheet
  /** The rows of a parcel's firms in a column; for a parcel without any an empty row. */
  readonly firmsOf: (key: string, item: number) => string
}

const dates = ['vacantSince', 'startProduction']
const daysBefore1970 = 25_569

/** 是 and 否 as a person chooses them; a day as the number that a spreadsheet has for it. */
function cellOf(key: string, value: unknown): SheetCell {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string' && dates.includes(key)) return Date.parse(value) / 86_400_000 + daysBefore1970
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

export function rawSheets(facts: readonly ParcelFacts[], columns: Columns): RawSheets {
  const rows: Readonly<Record<string, unknown>>[] = facts.flatMap(({ firms }) => firms.map((firm) => ({ ...firm })))
  const firms = firmSheet(rows, columns)
  const first: number[] = []
  let next = 0
  for (const one of facts) {
    first.push(next)
    next += one.firms.length
  }
  const firmsOf = (key: string, item: number): string => {
    const count = facts[item]?.firms.length ?? 0
    const from = count === 0 ? rows.length : (first[item] ?? 0)
    return firms.range(key, from, from + Math.max(count, 1) - 1)
  }
  return { firms, parcels: parcelSheet(facts, columns, firmsOf), firmsOf }
}

/** `W<amount>` is the amount by share, 空 where a row that counts leaves it blank; rows with share 0 do not count. */
function firmSheet(rows: readonly Readonly<Record<string, unknown>>[], { firmWords }: Columns): FormulaSheet {
  const sheet = new FormulaSheet('企业', rows.length + 1)
  const raw = (key: keyof EnterpriseValues | string) => sheet.add(key, (item) => cellOf(key, rows[item]?.[key]))
  for (const key of ['parcelShare', ...amounts, ...firmWords]) raw(key)
  sheet.add('isRow', (item) => (item < rows.length ? 1 : 0))
  const at = (key: string, item: number) => sheet.at(key, item)
  sheet.calculate(
    'counted',
    (item) => `IF(AND(${at('parcelShare', item)}<>"",${at('parcelShare', item)}=0),0,${at('isRow', item)})`,
  )
  sheet.calculate(
    'scaleTold',
    (item) => `IF(${at('counted', item)}=0,"",IF(${at('aboveScale', item)}="","不明",${at('aboveScale', item)}))`,
  )
  for (const amount of amounts) {
    sheet.calculate(`W${amount}`, (item) => {
      const shared = `IF(${at('parcelShare', item)}="",${at(amount, item)},${at(amount, item)}*${at('parcelShare', item)}/100)`
      return `IF(${at('counted', item)}=0,"",IF(${at(amount, item)}="","空",${shared}))`
    })
  }
  return sheet
}

function parcelSheet(
  facts: readonly ParcelFacts[],
  { parcelFigures, parcelWords }: Columns,
  firmsOf: RawSheets['firmsOf'],
): FormulaSheet {
  const sheet = new FormulaSheet('地块', facts.length)
  const rows = facts.map(({ parcel }): Readonly<Record<string, unknown>> => ({ ...parcel }))
  const figures = facts.map(({ figures: given }): Readonly<Record<string, unknown>> => {
    return { ...given?.statistics, ...given?.tax, ...given?.ecology }
  })
  sheet.add('code', (item) => facts[item]?.parcelCode)
  sheet.add('year', (item) => Number(facts[item]?.cycle))
  sheet.add('blocked', (item) => (facts[item]?.blockedBy.length === 0 ? 0 : 1))
  sheet.add('taxYearBefore', (item) => facts[item]?.taxPaidYearBefore)
  for (const key of [...parcelFigures, ...parcelWords]) sheet.add(key, (item) => cellOf(key, rows[item]?.[key]))
  for (const amount of amounts) sheet.add(`D${amount}`, (item) => cellOf(amount, figures[item]?.[amount]))
  sheet.calculate('firms', (item) => `SUM(${firmsOf('counted', item)})`)
  const told = (item: number, answer: string) => `COUNTIF(${firmsOf('scaleTold', item)},"${answer}")`
  sheet.calculate('scale', (item) => {
    const allBelow = `AND(${sheet.at('firms', item)}>0,${told(item, '否')}=${sheet.at('firms', item)})`
    return `IF(${told(item, '是')}>0,"规上",IF(${allBelow},"规下","规模不明"))`
  })
  sheet.calculate('noneDischarges', (item) => {
    const clean = `COUNTIFS(${firmsOf('counted', item)},1,${firmsOf('hasDischarge', item)},"否")`
    return `IF(AND(${sheet.at('firms', item)}>0,${clean}=${sheet.at('firms', item)}),1,0)`
  })
  for (const amount of amounts) addSums(sheet, amount, firmsOf, told)
  return sheet
}

/** `<amount>Above` as a numerator, `<amount>Below` as a denominator, '' where it is missing. */
function addSums(
  sheet: FormulaSheet,
  amount: string,
  firmsOf: RawSheets['firmsOf'],
  told: (item: number, answer: string) => string,
): void {
  const rows = (item: number) => firmsOf(`W${amount}`, item)
  const figure = (item: number) => sheet.at(`D${amount}`, item)
  const isPart = statisticsAmounts.includes(amount)
  const others = (item: number) => `SUMIFS(${rows(item)},${firmsOf('scaleTold', item)},"否")`
  const given = (item: number) => (isPart ? `${figure(item)}+${others(item)}` : figure(item))
  sheet.calculate(
    `${amount}Above`,
    (item) => `IF(${figure(item)}<>"",${given(item)},IF(COUNT(${rows(item)})=0,"",SUM(${rows(item)})))`,
  )
  sheet.calculate(`${amount}Below`, (item) => {
    const blanks = `COUNTIF(${rows(item)},"空")`
    const otherBlanks = `COUNTIFS(${rows(item)},"空",${firmsOf('scaleTold', item)},"否")`
    const known = isPart ? `IF(${told(item, '不明')}+${otherBlanks}>0,"",${given(item)})` : given(item)
    return `IF(${figure(item)}<>"",${known},IF(OR(${sheet.at('firms', item)}=0,${blanks}>0),"",SUM(${rows(item)})))`
  })
}
