import type { ClassRule, GroupField, Indicator, Standard } from '#core/scoring/standard.ts'

const knownOptions: readonly (keyof ClassRule)[] = ['groupBy', 'by', 'shares', 'smallGroup', 'citation']
const knownGroups: readonly GroupField[] = ['landClass', 'scale']

/** What of a standard has no formula in the workbook, each with the reason. */
export function inexpressibleInSheets({ classes, indicators }: Standard): readonly string[] {
  const options = Object.keys(classes).filter((key) => !knownOptions.some((known) => known === key))
  const fields = classes.groupBy.filter((field) => !knownGroups.includes(field))
  return [
    ...options.map((option) => `classes.${option}: 没有写成公式的分类选项`),
    ...fields.map((field) => `classes.groupBy ${field}: 表格要先列出各组，这一项的取值事先不知道`),
    ...indicators.flatMap(indicatorFaults),
  ]
}

function indicatorFaults({ id, method, missing }: Indicator): readonly string[] {
  const isByIndustry = method.kind === 'ratioCapped' && method.benchmark.kind === 'industry'
  const isHeldAgainstGroup =
    method.kind !== 'tier' && !(method.kind === 'ratioCapped' && method.benchmark.kind === 'fixed')
  return [
    ...(isByIndustry ? [`${id}: 行业基准要按营业收入判定主行业，没有写成公式`] : []),
    ...(missing === 'not-applicable' ? [`${id}: 缺项让出权重，每宗地块的权重都不同，没有写成公式`] : []),
    ...(missing === 'peer-average' && isHeldAgainstGroup ? [`${id}: 缺项取同组平均又与同组比，没有写成公式`] : []),
  ]
}
