import type { BaseAct } from '#core/api/base-parcels.ts'
import { actKinds } from '#core/base-map/act-kind.ts'
import type { appliedChangesOf } from '../db/base-acts.ts'
import type { BaseActTable } from '../db/base-map-tables.ts'
import type { ChangeDetail } from './comparison-lines.ts'
import { storedKind } from './keeper.ts'

export function actBodyOf(act: BaseActTable): BaseAct {
  const kind = actKinds.find((one) => one === act.kind)
  if (kind === undefined) throw new Error(`unknown act ${act.kind}`)
  return {
    number: act.number,
    kind,
    cycle: act.cycle,
    predecessors: JSON.parse(act.predecessors) as string[],
    successors: JSON.parse(act.successors) as string[],
    import: null,
    source: null,
    fields: [],
    by: act.by_name,
    at: act.at,
    reason: act.reason,
  }
}

/** An import that made or changed the parcel, as a line of its history. */
export function importedBody(line: Awaited<ReturnType<typeof appliedChangesOf>>[number]): BaseAct {
  const { fields } = JSON.parse(line.detail) as ChangeDetail
  return {
    number: line.comparison,
    kind: 'imported',
    cycle: line.cycle,
    predecessors: [],
    successors: [],
    import: line.import,
    source: storedKind(line.source),
    fields: fields.map(({ field, before, after }) => ({ field, before, after })),
    by: line.closed_by ?? '',
    at: line.closed_at ?? '',
    reason: line.closed_reason,
  }
}
