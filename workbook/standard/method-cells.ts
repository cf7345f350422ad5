import { methodNames } from '#core/scoring/method-names.ts'
import type { Benchmark } from '#core/scoring/scaled-method.ts'
import type { Method } from '#core/scoring/standard.ts'
import { benchmarkNames } from '#core/standard-files/names.ts'
import type { Unit } from '#core/vocabulary/unit.ts'
import { citationCells, type DatedCitationRow, givenDatedCitation } from './citation-cells.ts'
import type { RowOf } from './column.ts'
import type { indicatorColumns } from './columns-indicator.ts'
import type { StepUse } from './columns-list.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import type { Row } from './row.ts'
import {
  boundIn,
  inUnit,
  ladderRows,
  plainFigure,
  readLadder,
  type StepCells,
  type StepReader,
  unitOfSteps,
} from './step-rows.ts'

export type IndicatorCells = RowOf<typeof indicatorColumns>
export type IndicatorRow = Row<typeof indicatorColumns>

/** Where an indicator is read from: its row, and its rows of 分档 by use. */
export interface IndicatorSource {
  readonly row: IndicatorRow
  /** @param needed they have to be there; told at the indicator where they are not */
  steps(use: StepUse, needed: boolean): readonly StepReader[]
  readonly unit: Unit | undefined
}

interface Cells {
  readonly row?: IndicatorCells
  readonly steps?: readonly StepCells[]
}

type MethodOf<Kind extends Method['kind']> = Extract<Method, { readonly kind: Kind }>

/** A method that joins the union does not compile until it has cells, a part of one until its reader states it. */
type MethodCells = {
  readonly [Kind in Method['kind']]: {
    write(method: MethodOf<Kind>): Cells
    read(source: IndicatorSource, path: Path): Loose<MethodOf<Kind>>
  }
}

const cells: MethodCells = {
  tier: {
    write: ({ ladder, fallback }) => ({
      steps: [...ladderRows('分档', ladder), ...(fallback === undefined ? [] : ladderRows('备用分档', fallback))],
    }),
    read: ({ steps }, path) => {
      const fallback = steps('备用分档', false)
      return {
        kind: 'tier',
        ladder: readLadder(steps('分档', true), [...path, 'ladder']),
        fallback: fallback.length === 0 ? undefined : readLadder(fallback, [...path, 'fallback']),
      }
    },
  },
  option: {
    write: ({ points }) => ({ steps: points.map((one) => ({ use: '选项', ...one })) }),
    read: ({ steps }, path) => ({
      kind: 'option',
      points: steps('选项', true).map((row, index) => {
        const at = [...path, 'points', index]
        row.locate(at)
        return { option: row.need('option', [...at, 'option']), points: row.need('points', [...at, 'points']) }
      }),
    }),
  },
  value: {
    write: ({ cap }) => ({ row: { cap } }),
    read: ({ row }, path) => ({ kind: 'value', cap: row.need('cap', [...path, 'cap'], whyOf('value')) }),
  },
  tierLinear: {
    write: ({ unit, stops }) => ({
      steps: stops.map(({ at, points, citation }) => ({
        use: '插值点',
        bound: '等于',
        value: plainFigure(at),
        unit,
        points,
        ...citationCells(citation),
      })),
    }),
    read: ({ steps }, path) => {
      const rows = steps('插值点', true)
      const unit = unitOfSteps(rows, [...path, 'unit'])
      const stops = rows.map((row, index) => {
        const at = [...path, 'stops', index]
        row.locate(at)
        const bound = row.get('bound', [...at, 'bound']) ?? '等于'
        if (bound !== '等于') row.fault('bound', at, `“${bound}”用于分档，插值点应为“等于”。`)
        return {
          at: boundIn(row, unit, [...at, 'at']),
          points: row.need('points', [...at, 'points']),
          citation: givenDatedCitation(row, [...at, 'citation']),
        }
      })
      return { kind: 'tierLinear', unit, stops }
    },
  },
  ratioCapped: {
    write: ({ benchmark, cap }) => ({ row: { cap, benchmark: benchmark.kind, ...writeBenchmark(benchmark) } }),
    read: (source, path) => ({
      kind: 'ratioCapped',
      benchmark: readBenchmark(source, [...path, 'benchmark']),
      cap: source.row.need('cap', [...path, 'cap'], whyOf('ratioCapped')),
    }),
  },
  ratioToMax: { write: () => ({}), read: () => ({ kind: 'ratioToMax' }) },
  minMax: {
    write: ({ floor, span }) => ({ row: { floor, span } }),
    read: ({ row }, path) => ({
      kind: 'minMax',
      floor: row.need('floor', [...path, 'floor'], whyOf('minMax')),
      span: row.need('span', [...path, 'span'], whyOf('minMax')),
    }),
  },
  reverseMean: { write: () => ({}), read: () => ({ kind: 'reverseMean' }) },
}

function whyOf(kind: Method['kind']): string {
  return `计分方法“${methodNames[kind]}”要填`
}

type BenchmarkOf<Kind extends Benchmark['kind']> = Extract<Benchmark, { readonly kind: Kind }>
type BenchmarkCells = {
  readonly [Kind in Benchmark['kind']]: {
    write(benchmark: BenchmarkOf<Kind>): IndicatorCells
    read(source: IndicatorSource, path: Path): Loose<BenchmarkOf<Kind>>
  }
}

const benchmarks: BenchmarkCells = {
  fixed: {
    write: ({ value, citation }) => {
      const { document, clause, standing, note, since } = citationCells(citation)
      return {
        benchmarkFigure: plainFigure(value),
        benchmarkDocument: document,
        benchmarkClause: clause,
        benchmarkStanding: standing,
        benchmarkNote: note,
        benchmarkSince: since,
      }
    },
    read: ({ row, unit }, path) => ({
      kind: 'fixed',
      value: figureOf(row, unit, [...path, 'value']),
      citation: givenDatedCitation(citationOfBenchmark(row), [...path, 'citation']),
    }),
  },
  groupMean: {
    write: ({ times }) => ({ benchmarkFigure: plainFigure(times) }),
    read: ({ row }, path) => ({ kind: 'groupMean', times: figureOf(row, '', [...path, 'times']) }),
  },
  percentile: {
    write: ({ percent }) => ({ benchmarkFigure: plainFigure(percent) }),
    read: ({ row }, path) => ({ kind: 'percentile', percent: figureOf(row, '%', [...path, 'percent']) }),
  },
  industry: {
    write: ({ choice }) => ({ benchmarkChoice: choice }),
    read: ({ row }, path) => ({
      kind: 'industry',
      choice: row.need('benchmarkChoice', [...path, 'choice'], `基准“${benchmarkNames.industry}”要填`),
    }),
  },
}

function figureOf(row: IndicatorRow, unit: Unit | undefined, path: Path): number | undefined {
  const stated = row.need('benchmarkFigure', path, '这一种基准要填')
  if (stated === undefined) return undefined
  const value = inUnit(stated, unit)
  if (value === undefined) row.fault('benchmarkFigure', path, '指标的单位不是比值或 %，不能填百分数，应填数值。')
  return value
}

const keys = {
  document: 'benchmarkDocument',
  clause: 'benchmarkClause',
  standing: 'benchmarkStanding',
  note: 'benchmarkNote',
  since: 'benchmarkSince',
} as const

/** The second 依据 of an indicator's row. */
function citationOfBenchmark(row: IndicatorRow): DatedCitationRow {
  return {
    has: (key) => row.has(keys[key]),
    locate: (path, key) => row.locate(path, keys[key]),
    get: (key, path) => row.get(keys[key], path),
    need: (key, path) => row.need(keys[key], path),
  }
}

function writeBenchmark<Kind extends Benchmark['kind']>(benchmark: BenchmarkOf<Kind>): IndicatorCells {
  const kind: Kind = benchmark.kind
  return benchmarks[kind].write(benchmark)
}

function readBenchmark(source: IndicatorSource, path: Path): Loose<Benchmark> | undefined {
  const kind = source.row.need('benchmark', [...path, 'kind'], whyOf('ratioCapped'))
  source.row.locate(path, 'benchmark')
  return kind === undefined ? undefined : benchmarks[kind].read(source, path)
}

/** The cells of a method: those in the indicator's row, and its rows of 分档. */
export function methodCells<Kind extends Method['kind']>(method: MethodOf<Kind>): Cells {
  const kind: Kind = method.kind
  return cells[kind].write(method)
}

export function readMethod(source: IndicatorSource, path: Path): Loose<Method> | undefined {
  const kind = source.row.need('method', [...path, 'kind'], '指标要有计分方法')
  source.row.locate(path, 'method')
  return kind === undefined ? undefined : cells[kind].read(source, path)
}
