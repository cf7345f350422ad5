import type { ClassRule, GroupField, Indicator, Standard } from '#core/scoring/standard.ts'
import { FormulaSheet } from './sheet.ts'

/** Fields whose values are known before the parcels are. */
const values: Readonly<Partial<Record<GroupField, readonly string[]>>> = {
  landClass: ['工业', '仓储', '研发'],
  scale: ['规上', '规下', '规模不明'],
}

/** Every group there can be. Throws RangeError for a field whose values are not known beforehand. */
export function groupsOf({ groupBy }: ClassRule): readonly string[] {
  return groupBy.reduce<readonly string[]>(
    (keys, field) => {
      const listed = values[field]
      if (listed === undefined) throw new RangeError(`no list of groups by ${field}`)
      return keys.flatMap((key) => listed.map((value) => (key === '' ? value : `${key}·${value}`)))
    },
    [''],
  )
}

/** Whether the group's figures are asked for: a mean in place of a missing value, or a method that compares. */
function isHeldAgainstGroup({ method, missing }: Indicator): boolean {
  if (missing === 'peer-average' || method.kind === 'ratioToMax') return true
  if (method.kind === 'minMax' || method.kind === 'reverseMean') return true
  return method.kind === 'ratioCapped' && ['groupMean', 'percentile'].includes(method.benchmark.kind)
}

/** A row a group: how many are ranked, and the figures of each indicator that is held against the group. */
export function groupSheet(name: string, result: FormulaSheet, { classes, indicators }: Standard): FormulaSheet {
  const keys = groupsOf(classes)
  const sheet = new FormulaSheet(name, keys.length)
  sheet.add('key', (item) => keys[item])
  const members = (item: number) => `${result.range('group')},${sheet.at('key', item)},${result.range('how')},"ranked"`
  sheet.calculate('ranked', (item) => `COUNTIFS(${members(item)})`)
  for (const indicator of indicators.filter(isHeldAgainstGroup)) {
    const { id, method } = indicator
    const column = result.range(`v ${id}`)
    const known = (item: number) => `${members(item)},${column},">=0"`
    sheet.calculate(`n ${id}`, (item) => `COUNTIFS(${known(item)})`)
    sheet.calculate(`sum ${id}`, (item) => `SUMIFS(${column},${known(item)})`)
    sheet.calculate(`least ${id}`, (item) => `_xlfn.MINIFS(${column},${known(item)})`)
    sheet.calculate(`greatest ${id}`, (item) => `_xlfn.MAXIFS(${column},${known(item)})`)
    if (method.kind !== 'ratioCapped' || method.benchmark.kind !== 'percentile') continue
    const { percent } = method.benchmark
    sheet.add(`percentile ${id}`, (item) => {
      const isMember = `(${result.range('group')}=${sheet.at('key', item)})*(${result.range('how')}="ranked")`
      const chosen = `IF(${isMember}*ISNUMBER(${column})*(${column}>=0),${column})`
      const place = `CEILING(${percent}*${sheet.at(`n ${id}`, item)}/100,1)`
      return { formula: `IF(${sheet.at(`n ${id}`, item)}=0,0,SMALL(${chosen},${place}))`, isArray: true }
    })
  }
  return sheet
}

/** The totals of each group in rising order, a column a group; '' below the last. */
export function orderSheet(name: string, result: FormulaSheet, groups: FormulaSheet): FormulaSheet {
  const sheet = new FormulaSheet(name, result.count)
  for (let group = 0; group < groups.count; group += 1) {
    const totals = result.range(`total in ${group}`)
    sheet.calculate(orderKey(group), (item) => {
      const size = groups.at('ranked', group)
      return `IF(${item + 1}>${size},"",SMALL(${totals},${item + 1}))`
    })
  }
  return sheet
}

/** The same as values, sorted by hand. */
export function pastedOrder(
  name: string,
  count: number,
  groups: FormulaSheet,
  sortedTotals: ReadonlyMap<string, readonly number[]>,
): FormulaSheet {
  const sheet = new FormulaSheet(name, count)
  for (let group = 0; group < groups.count; group += 1) {
    const totals = sortedTotals.get(groups.text('key', group)) ?? []
    sheet.add(orderKey(group), (item) => totals[item])
  }
  return sheet
}

export function orderKey(group: number): string {
  return `group ${group}`
}
