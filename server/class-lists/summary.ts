import type { ClassSummary } from '#core/api/class-list-shapes.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { landClasses } from '#core/vocabulary/land.ts'
import type { Grant } from '../actions/authorise.ts'
import { decidedCycles } from '../db/class-list-follow.ts'
import { type DecidedGroup, decidedGroups, stepCounts, type Tally } from '../db/class-lists.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { classNamed } from './decided-lists.ts'
import { decisionHead } from './decision-head.ts'
import { townsOf } from './towns-of.ts'

/** Counts, areas, measures and changes of a decided year within the reader's scope; before 审定 the stage alone. */
export async function classListSummary(service: Service, { scope }: Grant, cycle: string): Promise<ClassSummary> {
  const district = service.district.code
  const towns = townsOf(scope, undefined)
  return service.database.read(async (db) => {
    const head = await decisionHead(db, district, cycle)
    const cycles = [...(await decidedCycles(db, district))]
    const stage = await stageOf(db, district, cycle)
    if (head === null) return { cycle, cycles, stage, decided: null }
    const groups = await decidedGroups(db, district, cycle, towns)
    const steps = await stepCounts(db, district, cycle, towns)
    const measures = head.standard?.classMeasures
    return {
      cycle,
      cycles,
      stage,
      decided: {
        decidedOn: head.decidedOn,
        evaluation: head.evaluation,
        standard: head.standardId,
        label: head.standard?.label ?? null,
        sentences: [...head.sentences],
        classes: summed(groups, (group) => [classNamed(group.class)]).map(([[parcelClass = null], sum]) => {
          return { class: classNamed(parcelClass), ...sum }
        }),
        towns: summed(groups, (group) => [group.town_code, group.class]).map(([[townCode = null, of = null], sum]) => {
          return { townCode, class: classNamed(of), ...sum }
        }),
        lands: summed(groups, (group) => [group.land_class, group.class]).map(([[land = null, of = null], sum]) => {
          return { landClass: landClasses.find((one) => one === land) ?? null, class: classNamed(of), ...sum }
        }),
        measures: parcelClasses.flatMap(({ code }) =>
          (measures?.[code] ?? []).map(({ text, citation }) => ({ class: code, text, citation })),
        ),
        beforeCycle: steps[0]?.before_cycle ?? null,
        steps: steps.flatMap(({ before_class, class: now, parcels }) => {
          const [from, to] = [classNamed(before_class), classNamed(now)]
          return from === null || to === null ? [] : [{ from, to, parcels }]
        }),
      },
    }
  })
}

type Key = readonly (string | null)[]

/** Sums of the groups that are alike in the key, in its order. */
function summed(
  groups: readonly DecidedGroup[],
  keyOf: (group: DecidedGroup) => Key,
): readonly (readonly [Key, Tally])[] {
  const sums = new Map<string, readonly [Key, Tally]>()
  for (const group of groups) {
    const key = keyOf(group)
    const name = JSON.stringify(key)
    const { parcels, area } = sums.get(name)?.[1] ?? { parcels: 0, area: 0 }
    sums.set(name, [key, { parcels: parcels + group.parcels, area: area + group.area }])
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}
