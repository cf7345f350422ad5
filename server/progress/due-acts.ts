import type { DueAct } from '#core/api/progress-shapes.ts'
import { dueStageOf, dueStages } from '#core/progress/stage.ts'
import { dueActsOf, dueChangesOf, targetKindOf } from '../db/due-dates.ts'
import type { DueActTable, DueChangeTable } from '../db/progress-tables.ts'
import type { Service } from '../service.ts'
import { targetName } from './due-change.ts'

const actsListed = 100
const linesListed = 100

/** Changes of a year's due dates, the newest first. */
export async function listDueActs(service: Service, cycle: string): Promise<{ readonly items: DueAct[] }> {
  const district = service.district.code
  return service.database.read(async (db) => {
    const acts = await dueActsOf(db, district, cycle, actsListed)
    const reversals = new Map(acts.flatMap(({ reverses, number }) => (reverses === null ? [] : [[reverses, number]])))
    const items: DueAct[] = []
    for (const act of acts) {
      const changes = await dueChangesOf(db, district, act.number, linesListed)
      items.push({
        ...actBody(act),
        reversedBy: reversals.get(act.number) ?? null,
        lines: changes.flatMap(lineBody).sort(byStage),
      })
    }
    return { items }
  })
}

function byStage(a: DueAct['lines'][number], b: DueAct['lines'][number]): number {
  return dueStages.indexOf(a.stage) - dueStages.indexOf(b.stage)
}

function actBody({ number, kind, reason, by_name: by, at, reverses, changes }: DueActTable) {
  if (kind !== 'set' && kind !== 'extended' && kind !== 'reversed') throw new Error(`unreadable change ${kind}`)
  return { number, kind, reason, by, at, reverses, changes } as const
}

function lineBody({ stage, target_kind, target: code, due_before, due_after }: DueChangeTable): DueAct['lines'] {
  const known = dueStageOf(stage)
  const target = targetKindOf(target_kind)
  if (known === null) throw new Error(`unreadable stage ${stage}`)
  return [{ stage: known, target, code, name: targetName(target, code), before: due_before, after: due_after }]
}
