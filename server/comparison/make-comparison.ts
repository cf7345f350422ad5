import { type ComparisonBody, mostMovers } from '#core/api/comparison.ts'
import { type Comparison, compareSides } from '#core/comparison/compare.ts'
import { type ComparedStandards, moveSentence } from '#core/comparison/reason-text.ts'
import type { SideTask } from './messages.ts'
import type { DistrictYears, NamedParcel, Side } from './sides.ts'

export interface Compared {
  readonly from: Side
  readonly to: Side
  readonly comparison: Comparison
  readonly known: ReadonlyMap<string, NamedParcel>
  readonly standards: ComparedStandards
}

/** Both sides and how they differ. @param told percent of the way */
export async function compared(
  years: DistrictYears,
  cycle: string,
  fromTask: SideTask,
  toTask: SideTask,
  told: (percent: number) => void,
): Promise<Compared> {
  const from = await years.side(fromTask)
  told(35)
  const to = await years.side(toTask)
  told(70)
  const ofResults = [...from.parcels.values(), ...to.parcels.values()].map(
    ({ parcelCode, townCode, landClass }): readonly [string, NamedParcel] => [
      parcelCode,
      { name: null, townCode, landClass, industry: null, scale: null, landArea: null },
    ],
  )
  const known = new Map([...ofResults, ...(await years.known(cycle))])
  told(85)
  const comparison = compareSides(from, to, (code) => known.get(code))
  told(95)
  return { from, to, comparison, known, standards: { from: fromTask.standard, to: toTask.standard } }
}

/** As it travels to the page of somebody who sees all values. */
export function comparisonBody(
  { comparison, known, standards }: Compared,
  cycle: string,
  fromTask: SideTask,
  toTask: SideTask,
): ComparisonBody {
  const { cells, breakdowns, correlation, movers } = comparison
  return {
    cycle,
    from: { ...sideHead(fromTask), ...comparison.from },
    to: { ...sideHead(toTask), ...comparison.to },
    cells: [...cells],
    breakdowns: {
      townCode: breakdowns.townCode.map(lineBody),
      industry: breakdowns.industry.map(lineBody),
      landClass: breakdowns.landClass.map(lineBody),
      scale: breakdowns.scale.map(lineBody),
    },
    correlation,
    moved: movers.length,
    movers: movers
      .slice(0, mostMovers)
      .map(({ parcelCode, kind, reasons, from, to, fromTotal, toTotal, landArea }) => ({
        parcelCode,
        name: known.get(parcelCode)?.name ?? null,
        ...kind,
        ...{ from, to, fromTotal, toTotal, landArea },
        reason: moveSentence(reasons, standards),
      })),
  }
}

function lineBody(line: Comparison['breakdowns']['townCode'][number]) {
  return { ...line, from: [...line.from], to: [...line.to] }
}

function sideHead(task: SideTask) {
  const { cycle, standard } = task
  const label = standard?.label ?? null
  return task.kind === 'evaluation'
    ? { kind: task.kind, id: String(task.number), cycle, standard: task.standardId, label, at: task.at }
    : { kind: task.kind, id: task.standard.id, cycle, standard: task.standard.id, label, at: null }
}
