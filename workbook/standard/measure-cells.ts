import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import type { MeasureId, MeasureParams, OutputByLandClass, Qualification } from '#core/indicators/measure-params.ts'
import { measureNames } from '#core/standard-files/names.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import { valuesOfWords, wordOfValue } from './field-values.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import type { IndicatorCells, IndicatorSource } from './method-cells.ts'
import type { StepCells } from './step-rows.ts'

interface Cells {
  readonly row?: IndicatorCells
  readonly steps?: readonly StepCells[]
}

/** What the standard decides about a measure: one entry a measure, so that a new one does not compile without cells. */
type MeasureCells = {
  readonly [Id in MeasureId]: {
    write(params: MeasureParams[Id]): Cells
    read(source: IndicatorSource, path: Path): Loose<MeasureParams[Id]>
  }
}

const nothing = { write: (): Cells => ({}), read: (): null => null }

function outputCells(measure: MeasureId) {
  return {
    write: ({ output }: { readonly output: OutputByLandClass }): Cells => ({
      row: { output工业: output.工业, output仓储: output.仓储, output研发: output.研发 },
    }),
    read: ({ row }: IndicatorSource, path: Path): Loose<{ readonly output: OutputByLandClass }> => {
      const [工业, 仓储, 研发] = landClasses.map((landClass) =>
        row.need(`output${landClass}`, [...path, 'output', landClass], `测算项“${measureNames[measure]}”要填`),
      )
      return { output: { 工业, 仓储, 研发 } }
    },
  }
}

const cells: MeasureCells = {
  'far-achievement': nothing,
  'fixed-asset-intensity': nothing,
  'vacancy-rate': nothing,
  'property-quality': nothing,
  'tax-per-mu': nothing,
  'output-per-mu': outputCells('output-per-mu'),
  'revenue-per-head': nothing,
  'rd-intensity': nothing,
  'output-per-energy': outputCells('output-per-energy'),
  'output-per-discharge': outputCells('output-per-discharge'),
  'tax-per-energy': nothing,
  'tax-per-electricity': nothing,
  'qualification-points': {
    write: ({ qualifications }) => ({
      steps: qualifications.flatMap(({ field, levels }) =>
        levels.map(({ value, points }) => ({
          use: '资质' as const,
          field,
          option: wordOfValue(enterpriseForm.fields[field], value),
          points,
        })),
      ),
    }),
    read: (source, path) => ({ qualifications: readQualifications(source, [...path, 'qualifications']) }),
  },
}

/** One entry a qualification, in the order in which they first come, whatever stands between their rows. */
function readQualifications({ steps }: IndicatorSource, path: Path): readonly Loose<Qualification>[] {
  const found: {
    readonly field: Qualification['field'] | undefined
    readonly levels: Loose<Qualification['levels'][number]>[]
  }[] = []
  for (const row of steps('资质', true)) {
    const field = row.need('field', [...path, found.length, 'field'], '资质要填是哪一项')
    const known = found.findIndex((one) => one.field === field && field !== undefined)
    const index = known === -1 ? found.push({ field, levels: [] }) - 1 : known
    const levels = found[index]?.levels ?? []
    const at = [...path, index, 'levels', levels.length]
    row.locate([...path, index])
    row.locate(at)
    const option = row.need('option', [...at, 'value'], '只分有无的填“是”')
    levels.push({
      value: option === undefined ? undefined : levelOf(field, option),
      points: row.need('points', [...at, 'points']),
    })
  }
  return found
}

function levelOf(field: Qualification['field'] | undefined, written: string): string | true {
  const [value] = field === undefined ? [] : valuesOfWords(enterpriseForm.fields[field], written)
  return value === true || typeof value === 'string' ? value : written
}

/** An indicator's measure with what the standard decides about it. */
export function measureCells<Id extends MeasureId>(measure: Id, params: MeasureParams[Id]): Cells {
  return cells[measure].write(params)
}

export function readParams(measure: MeasureId, source: IndicatorSource, path: Path): Loose<MeasureParams[MeasureId]> {
  return cells[measure].read(source, path)
}
