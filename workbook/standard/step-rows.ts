import type { Ladder, Tier } from '#core/scoring/standard.ts'
import type { Unit } from '#core/vocabulary/unit.ts'
import type { Figure } from './cell-kind.ts'
import { citationCells, givenDatedCitation } from './citation-cells.ts'
import type { RowOf } from './column.ts'
import type { StepUse, stepColumns } from './columns-list.ts'
import type { Path } from './findings.ts'
import type { Loose } from './loose.ts'
import type { Row } from './row.ts'

export type StepRow = RowOf<typeof stepColumns>
/** A row of 分档 without its indicator. */
export type StepCells = Omit<StepRow, 'indicator'>
export type StepReader = Row<typeof stepColumns>

export function plainFigure(value: number): Figure {
  return { value, isPercent: false }
}

/**
 * A figure in its unit: who types 80% for a ratio means 0.8, for a figure in % means 80. Undefined where the unit is
 * another one.
 */
export function inUnit({ value, isPercent }: Figure, unit: Unit | undefined): number | undefined {
  if (!isPercent || unit === '') return value
  return unit === '%' ? Number(`${value}e2`) : undefined
}

/** The rows of a ladder, the last one for everything else. */
export function ladderRows(use: StepUse, { unit, tiers, otherwise }: Ladder): readonly StepCells[] {
  const steps = tiers.map((tier): StepCells => {
    const [bound, value] =
      'atLeast' in tier
        ? (['不低于', tier.atLeast] as const)
        : 'atMost' in tier
          ? (['不高于', tier.atMost] as const)
          : (['高于', tier.above] as const)
    return { use, bound, value: plainFigure(value), unit, points: tier.points, ...citationCells(tier.citation) }
  })
  return [...steps, { use, bound: '其余', unit, points: otherwise }]
}

/** The unit that the rows agree on; a row that says another is told. */
export function unitOfSteps(rows: readonly StepReader[], path: Path): Unit | undefined {
  const [first, ...rest] = rows
  const unit = first?.need('unit', path, '分档和插值点要有单位')
  for (const row of rest) {
    const other = row.get('unit', [...path])
    if (other !== undefined && other !== unit) row.fault('unit', path, '与同一指标上面各行的单位不同，应改为一致。')
  }
  first?.locate(path, 'unit')
  return unit
}

/** The bound of a row in the ladder's unit. */
export function boundIn(row: StepReader, unit: Unit | undefined, path: Path): number | undefined {
  const stated = row.need('value', path)
  if (stated === undefined) return undefined
  const value = inUnit(stated, unit)
  if (value === undefined) row.fault('value', path, '这一项的单位不是比值或 %，不能填百分数，应填数值。')
  return value
}

export function readLadder(rows: readonly StepReader[], path: Path): Loose<Ladder> {
  const unit = unitOfSteps(rows, [...path, 'unit'])
  const tiers: Loose<Tier>[] = []
  let last: StepReader | null = null
  let otherwise: number | undefined
  for (const row of rows) {
    const at = [...path, 'tiers', tiers.length]
    const bound = row.need('bound', at)
    if (bound === '其余') {
      if (last !== null) row.fault('bound', at, '同一指标有两行“其余”，应只留最后一行。')
      last = row
      otherwise = row.need('points', [...path, 'otherwise'])
      continue
    }
    row.locate(at)
    if (bound === '等于') row.fault('bound', at, '“等于”用于插值点，分档应为不低于、不高于或高于。')
    const key = bound === '不高于' ? 'atMost' : bound === '高于' ? 'above' : 'atLeast'
    const value = boundIn(row, unit, [...at, key])
    const common = {
      points: row.need('points', [...at, 'points']),
      citation: givenDatedCitation(row, [...at, 'citation']),
    }
    if (key === 'atMost') tiers.push({ atMost: value, ...common })
    else if (key === 'above') tiers.push({ above: value, ...common })
    else tiers.push({ atLeast: value, ...common })
  }
  if (last === null) {
    rows.at(-1)?.fault('bound', [...path, 'otherwise'], '下面缺“其余”一行：一档都达不到的得多少分。请补上。')
  }
  return { unit, tiers, otherwise }
}
