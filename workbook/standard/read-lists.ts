import type { IndustryBenchmark } from '#core/scoring/scaled-method.ts'
import type { ClassMeasure } from '#core/scoring/standard.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { neededDatedCitation } from './citation-cells.ts'
import type { benchmarkColumns, measureColumns, noteColumns } from './columns-list.ts'
import type { Loose } from './loose.ts'
import type { Row } from './row.ts'

export function readIndustryBenchmarks(
  rows: readonly Row<typeof benchmarkColumns>[],
): readonly Loose<IndustryBenchmark>[] {
  return rows.map((row, index) => {
    const path = ['industryBenchmarks', index]
    row.locate(path)
    return {
      industry: row.need('industry', [...path, 'industry']),
      indicator: row.need('indicator', [...path, 'indicator']),
      values: {
        控制值: row.get('控制值', [...path, 'values', '控制值']),
        推荐值: row.get('推荐值', [...path, 'values', '推荐值']),
        调整值: row.get('调整值', [...path, 'values', '调整值']),
      },
      citation: neededDatedCitation(row, [...path, 'citation']),
    }
  })
}

type Measures = Record<ParcelClass, Loose<ClassMeasure>[]>

/** A row with a class and nothing else says that nothing is laid down for it. Undefined without any row. */
export function readMeasures(rows: readonly Row<typeof measureColumns>[]): Measures | undefined {
  const measures: Measures = { A: [], B: [], C: [], D: [] }
  for (const row of rows) {
    const parcelClass = row.need('class', ['classMeasures'])
    const cells = ['text', 'document', 'clause', 'standing', 'note', 'since'] as const
    if (parcelClass === undefined || cells.every((key) => !row.has(key))) continue
    const path = ['classMeasures', parcelClass, measures[parcelClass].length]
    row.locate(path)
    measures[parcelClass].push({
      text: row.need('text', [...path, 'text']),
      citation: neededDatedCitation(row, [...path, 'citation']),
    })
  }
  return rows.length === 0 ? undefined : measures
}

export function readNotes(rows: readonly Row<typeof noteColumns>[]): readonly (string | undefined)[] {
  return rows.map((row, index) => row.need('text', ['notes', index]))
}
