import type { Dimension, Indicator } from '#core/scoring/standard.ts'
import { neededDatedCitation } from './citation-cells.ts'
import type { StepUse } from './columns-list.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import { readParams } from './measure-cells.ts'
import { type IndicatorRow, type IndicatorSource, readMethod } from './method-cells.ts'
import type { StepReader } from './step-rows.ts'

/** An indicator of any measure, before its measure is known. */
export type LooseIndicator = Loose<Omit<Indicator, 'params' | 'measure'>> & {
  readonly measure: Indicator['measure'] | undefined
  readonly params: unknown
}

interface Read {
  readonly dimensions: readonly Loose<Dimension>[]
  readonly indicators: readonly LooseIndicator[]
}

/** Of cells that say where a row belongs: they are no part of a standard themselves. */
const stepPath = ['steps'] as const
const levelPath = ['levels'] as const

/** Steps by indicator and use, each taken once. */
export class StepTable {
  readonly #rows = new Map<string, StepReader[]>()

  /** A row without an indicator goes on with the one above. */
  constructor(rows: readonly StepReader[]) {
    let indicator: string | undefined
    for (const row of rows) {
      const stated = row.has('indicator') ? row.get('indicator', stepPath) : indicator
      if (stated === undefined) row.need('indicator', stepPath, '第一行要写是哪个指标')
      indicator = stated
      const use = row.need('use', stepPath)
      if (indicator === undefined || use === undefined) continue
      const key = `${indicator}/${use}`
      this.#rows.set(key, [...(this.#rows.get(key) ?? []), row])
    }
  }

  take(indicator: string | undefined, use: StepUse): readonly StepReader[] {
    const key = `${indicator}/${use}`
    const rows = this.#rows.get(key) ?? []
    this.#rows.delete(key)
    return rows
  }

  /** Rows that no indicator has taken: of one that is not there, or that is scored otherwise. */
  get left(): readonly { readonly indicator: string; readonly use: string; readonly rows: readonly StepReader[] }[] {
    return [...this.#rows].map(([key, rows]) => {
      const at = key.lastIndexOf('/')
      return { indicator: key.slice(0, at), use: key.slice(at + 1), rows }
    })
  }
}

/** The rows of 维度与指标 with what 分档 says of them. */
export function readIndicators(rows: readonly IndicatorRow[], steps: StepTable): Read {
  const dimensions: Loose<Dimension>[] = []
  const indicators: LooseIndicator[] = []
  rows[0]?.locate(['dimensions'])
  rows[0]?.locate(['indicators'], 'weight')
  for (const row of rows) {
    const level = row.need('level', levelPath)
    if (level === 'dimension') dimensions.push(readDimension(row, ['dimensions', dimensions.length]))
    else if (level === 'indicator') indicators.push(readIndicator(row, steps, ['indicators', indicators.length]))
  }
  return { dimensions, indicators }
}

function readDimension(row: IndicatorRow, path: Path): Loose<Dimension> {
  row.locate(path)
  return {
    id: row.need('id', [...path, 'id']),
    name: row.need('name', [...path, 'name']),
    citation: neededDatedCitation(row, [...path, 'citation']),
  }
}

function readIndicator(row: IndicatorRow, table: StepTable, path: Path): LooseIndicator {
  row.locate(path)
  const id = row.need('id', [...path, 'id'])
  const unit = row.need('unit', [...path, 'unit'], '指标要有单位')
  const source: IndicatorSource = {
    row,
    unit,
    steps: (use, needed) => {
      const rows = table.take(id, use)
      if (needed && rows.length === 0) {
        row.fault('method', [...path, 'method'], `工作表“分档”中没有指标 ${id ?? ''} 的“${use}”，请补上。`)
      }
      return rows
    },
  }
  const measure = row.need('measure', [...path, 'measure'], '指标要有测算项')
  return {
    id,
    name: row.need('name', [...path, 'name']),
    dimension: row.need('dimension', [...path, 'dimension'], '指标要属于一个维度'),
    formula: row.need('formula', [...path, 'formula'], '指标要有印给人看的公式'),
    unit,
    display: row.need('display', [...path, 'display'], '指标要填'),
    weight: row.need('weight', [...path, 'weight'], '指标要有权重'),
    measure,
    params: measure === undefined ? undefined : readParams(measure, source, [...path, 'params']),
    method: readMethod(source, [...path, 'method']),
    missingPoints: row.need('missingPoints', [...path, 'missingPoints'], '指标要填，一般为 0'),
    missing: missingOf(row, path),
    noDischargePoints: row.get('noDischargePoints', [...path, 'noDischargePoints']),
    notApplicableTo: row.get('notApplicableTo', [...path, 'notApplicableTo']) ?? [],
    citation: neededDatedCitation(row, [...path, 'citation']),
  }
}

/** 按缺项得分 is what holds without a policy. */
function missingOf(row: IndicatorRow, path: Path): 'peer-average' | 'not-applicable' | undefined {
  const policy = row.get('missing', [...path, 'missing'])
  return policy === 'points' ? undefined : policy
}
