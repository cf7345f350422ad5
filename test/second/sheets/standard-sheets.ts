import type { ClassRule, DirectRule, Indicator, Standard } from '#core/scoring/standard.ts'
import { groupSheet, orderKey, orderSheet, pastedOrder } from './group-sheet.ts'
import { measureFormulas } from './measure-formulas.ts'
import { pointFormula } from './point-formulas.ts'
import type { RawSheets } from './raw-sheets.ts'
import { ruleFormula } from './rule-formulas.ts'
import { FormulaSheet } from './sheet.ts'

/** How ranks are found: COUNTIFS over everyone, or a place in a helper column where the group's totals stand in order. */
export type RankStyle = 'countifs' | 'sorted'

/**
 * A standard as sheets: the first has a row a parcel with rules, values, points, total, rank and class; the second a row
 * a group with its figures; the third, for ranks by place, the totals of each group in order.
 * @param name of the first sheet
 * @param sortedTotals by group, rising: totals that somebody has sorted and pasted as values, in place of formulas
 */
export function standardSheets(
  name: string,
  standard: Standard,
  raw: RawSheets,
  styles: readonly RankStyle[],
  sortedTotals?: ReadonlyMap<string, readonly number[]>,
): readonly FormulaSheet[] {
  const { parcels } = raw
  const result = new FormulaSheet(name, parcels.count)
  const cell = (key: string, item: number) => result.at(key, item)
  result.calculate('code', (item) => parcels.at('code', item))
  result.calculate('status', (item) => {
    const blank = `${parcels.at('landArea', item)}="",${parcels.at('landClass', item)}=""`
    return `IF(OR(${parcels.at('blocked', item)}=1,${blank}),"incomplete","ok")`
  })
  addRules(result, standard, raw)
  result.calculate('group', (item) => standard.classes.groupBy.map((field) => parcels.at(field, item)).join('&"·"&'))
  for (const indicator of standard.indicators) addValue(result, indicator, raw)
  const groups = groupSheet(`${name}组`, result, standard)
  const found = (item: number) => `MATCH(${cell('group', item)},${groups.range('key')},0)`
  result.calculate('place', (item) => `IF(${cell('status', item)}="ok",${found(item)},1)`)
  for (const indicator of standard.indicators) addPoints(result, groups, standard, indicator, raw)
  result.calculate('total', (item) => {
    const parts = standard.indicators.map(({ id }) => `N(${cell(`w ${id}`, item)})*N(${cell(`p ${id}`, item)})`)
    return `IF(${cell('status', item)}="ok",ROUND((${parts.join('+')})/100,6),"")`
  })
  const order = styles.includes('sorted') ? [addOrder(`${name}序`, result, groups, sortedTotals)] : []
  addRanks(result, groups, order, styles)
  addClasses(result, standard.classes, styles)
  return [result, groups, ...order]
}

function addOrder(
  name: string,
  result: FormulaSheet,
  groups: FormulaSheet,
  sortedTotals: ReadonlyMap<string, readonly number[]> | undefined,
): FormulaSheet {
  if (sortedTotals !== undefined) return pastedOrder(name, result.count, groups, sortedTotals)
  for (let group = 0; group < groups.count; group += 1) {
    result.calculate(`total in ${group}`, (item) => {
      const isIn = `${result.at('how', item)}="ranked",${result.at('place', item)}=${group + 1}`
      return `IF(AND(${isIn}),${result.at('total', item)},"")`
    })
  }
  return orderSheet(name, result, groups)
}

/** Classes as numbers from 1: A. */
const letters = 'ABCD'

function numberOf(rule: DirectRule): number {
  return 'class' in rule.effect ? letters.indexOf(rule.effect.class) + 1 : 0
}

/** Every rule that holds, then the order of precedence: a direct D, an exemption, another direct class, ranking. */
function addRules(sheet: FormulaSheet, { rules }: Standard, raw: RawSheets): void {
  for (const rule of rules) sheet.calculate(`r ${rule.id}`, (item) => ruleFormula(rule, raw, item))
  const holds = ({ id }: DirectRule, item: number) => `${sheet.at(`r ${id}`, item)}=1`
  const any = (chosen: readonly DirectRule[], item: number) =>
    chosen.length === 0 ? 'FALSE()' : `OR(${chosen.map((rule) => holds(rule, item)).join(',')})`
  const ofKind = (kind: string) => rules.filter(({ effect }) => effect.kind === kind)
  const direct = ofKind('direct')
  const vetoes = direct.filter((rule) => numberOf(rule) === 4)
  const others = direct.filter((rule) => numberOf(rule) < 4)
  /** The first that holds of a list says the number. */
  const first = (chosen: readonly DirectRule[], none: number, item: number) =>
    chosen.reduceRight((rest, rule) => `IF(${holds(rule, item)},${numberOf(rule)},${rest})`, String(none))
  const worstFirst = [...ofKind('cap')].sort((a, b) => numberOf(b) - numberOf(a))
  const bestFirst = [...ofKind('floor')].sort((a, b) => numberOf(a) - numberOf(b))
  sheet.calculate('cap', (item) => first(worstFirst, 1, item))
  sheet.calculate('floor', (item) => first(bestFirst, 4, item))
  sheet.calculate('how', (item) => {
    const exempt = `IF(${any(ofKind('exempt'), item)},"exempt",IF(${any(others, item)},"direct","ranked"))`
    return `IF(${sheet.at('status', item)}<>"ok","",IF(${any(vetoes, item)},"direct",${exempt}))`
  })
  sheet.calculate('direct', (item) => {
    const lowered = `MAX(${first(others, 4, item)},${sheet.at('cap', item)})`
    return `IF(${any(vetoes, item)},4,${lowered})`
  })
  sheet.calculate('flagged', (item) => {
    const beside = `AND(${any(vetoes, item)},${any(others, item)})`
    const isLowered = `${sheet.at('direct', item)}>${first(others, 4, item)}`
    const lowered = `AND(NOT(${any(vetoes, item)}),${sheet.at('how', item)}="direct",${isLowered})`
    return `IF(AND(${sheet.at('status', item)}="ok",OR(${beside},${lowered})),1,0)`
  })
}

/** `v`: the value of 6 decimals, '' where there is none; `u`: 1 where the indicator applies. */
function addValue(sheet: FormulaSheet, indicator: Indicator, raw: RawSheets): void {
  const { id, notApplicableTo, measure } = indicator
  const { above, below, plain } = measureFormulas(indicator, raw)
  const landClass = (item: number) => raw.parcels.at('landClass', item)
  const left = (item: number) => notApplicableTo.map((one) => `${landClass(item)}="${one}"`).join(',')
  const cell = (key: string, item: number) => sheet.at(`${key} ${id}`, item)
  sheet.calculate(`u ${id}`, (item) => (notApplicableTo.length === 0 ? '1' : `IF(OR(${left(item)}),0,1)`))
  const isClean = measure === 'output-per-discharge'
  sheet.calculate(`c ${id}`, (item) => (isClean ? raw.parcels.at('noneDischarges', item) : '0'))
  sheet.calculate(`a ${id}`, above)
  sheet.calculate(`b ${id}`, below)
  sheet.calculate(`v ${id}`, (item) => {
    const isNone = `${sheet.at('status', item)}<>"ok",${cell('u', item)}=0,${cell('c', item)}=1`
    if (plain !== undefined) return `IF(OR(${isNone}),"",${plain(item)})`
    const value = `IF(${cell('b', item)}=0,"",ROUND(${cell('a', item)}/${cell('b', item)},6))`
    return `IF(OR(${isNone},${cell('a', item)}="",${cell('b', item)}=""),"",${value})`
  })
}

/** `x`: the value or the group's mean in its place; `p`: points; `w`: the weight with its part of what does not apply. */
function addPoints(
  sheet: FormulaSheet,
  groups: FormulaSheet,
  { indicators }: Standard,
  indicator: Indicator,
  raw: RawSheets,
): void {
  const { id, dimension, missing, missingPoints, weight, noDischargePoints, method } = indicator
  const cell = (key: string, item: number) => sheet.at(`${key} ${id}`, item)
  const figure = (key: string, item: number) => `INDEX(${groups.range(`${key} ${id}`)},${sheet.at('place', item)})`
  const held = groups.keys()
  sheet.calculate(`x ${id}`, (item) => {
    if (missing !== 'peer-average') return cell('v', item)
    const lacks = `${cell('u', item)}=1,${cell('c', item)}=0,${cell('a', item)}<>"",${cell('b', item)}=""`
    const mean = `ROUND(${figure('sum', item)}/${figure('n', item)},6)`
    return `IF(AND(${sheet.at('status', item)}="ok",${lacks},${figure('n', item)}>0),${mean},${cell('v', item)})`
  })
  sheet.calculate(`p ${id}`, (item) => {
    const of = (key: string) => (held.includes(`${key} ${id}`) ? figure(key, item) : '""')
    const group = {
      n: of('n'),
      least: of('least'),
      greatest: of('greatest'),
      sum: of('sum'),
      percentile: of('percentile'),
    }
    const value = cell('x', item)
    const hasNoFar = `${raw.parcels.at('farAllowed', item)}=""`
    const choice = raw.parcels.at('propertyQuality', item)
    const points = pointFormula(indicator, { value, choice, hasNoFar, group })
    const judged =
      method.kind === 'option' ? points : `IF(${value}="",${missingPoints},IF(${value}<0,${missingPoints},${points}))`
    const clean = `IF(${cell('c', item)}=1,${noDischargePoints ?? missingPoints},${judged})`
    return `IF(OR(${sheet.at('status', item)}<>"ok",${cell('u', item)}=0),"",${clean})`
  })
  const shown = method.kind === 'value' ? (value: string) => `IF(${value}="","",MIN(${value},${method.cap}))` : String
  sheet.calculate(`s ${id}`, (item) => shown(cell('x', item)))
  const others = indicators.filter((one) => one.dimension === dimension)
  const all = others.reduce((sum, one) => sum + one.weight, 0)
  sheet.calculate(`w ${id}`, (item) => {
    const counting = others.map((one) => `${one.weight}*${sheet.at(`u ${one.id}`, item)}`).join('+')
    return `IF(${cell('u', item)}=0,0,${weight}*${all}/(${counting}))`
  })
}

function addRanks(
  result: FormulaSheet,
  groups: FormulaSheet,
  [order]: readonly FormulaSheet[],
  styles: readonly RankStyle[],
): void {
  const cell = (key: string, item: number) => result.at(key, item)
  const ifRanked = (item: number, then: string) => `IF(${cell('how', item)}="ranked",${then},"")`
  result.calculate('of', (item) => ifRanked(item, `INDEX(${groups.range('ranked')},${cell('place', item)})`))
  if (styles.includes('countifs')) {
    result.calculate('rank countifs', (item) => {
      const alike = `${result.range('group')},${cell('group', item)},${result.range('how')},"ranked"`
      return ifRanked(item, `1+COUNTIFS(${alike},${result.range('total')},">"&${cell('total', item)})`)
    })
  }
  if (order === undefined) return
  const totals = order.area(orderKey(0), orderKey(groups.count - 1))
  result.calculate('rank sorted', (item) => {
    const place = `MATCH(${cell('total', item)},INDEX(${totals},0,${cell('place', item)}),1)`
    return ifRanked(item, `1+${cell('of', item)}-${place}`)
  })
}

/** Class by score lines in a small group, else by share; raised by the floor, then lowered by the cap. */
function addClasses(result: FormulaSheet, classes: ClassRule, [style]: readonly RankStyle[]): void {
  const { shares, smallGroup, by } = classes
  const { A, B, C } = smallGroup.lines
  const cell = (key: string, item: number) => result.at(key, item)
  result.calculate('ranked class', (item) => {
    const total = cell('total', item)
    const [rank, of] = [cell(`rank ${style}`, item), cell('of', item)]
    const lines = `IF(${total}>=${A},1,IF(${total}>=${B},2,IF(${total}>=${C},3,4)))`
    const upTo = (percent: number) => `${rank}*100<=${percent}*${of}`
    const [a, b, c] = [upTo(shares.A), upTo(shares.A + shares.B), upTo(shares.A + shares.B + shares.C)]
    const byShare = `IF(${a},1,IF(${b},2,IF(${c},3,4)))`
    const isByLines = by === 'lines' ? 'TRUE()' : `${of}<${smallGroup.below}`
    return `IF(${cell('how', item)}="ranked",IF(${isByLines},${lines},${byShare}),"")`
  })
  result.calculate('class', (item) => {
    const bounded = `MAX(MIN(${cell('ranked class', item)},${cell('floor', item)}),${cell('cap', item)})`
    const letter = (number: string) => `MID("${letters}",${number},1)`
    const direct = `IF(${cell('how', item)}="direct",${letter(cell('direct', item))},"")`
    return `IF(${cell('how', item)}="ranked",${letter(bounded)},${direct})`
  })
}
