import { seesEverything } from '#core/access/mask.ts'
import type { PushBody, RowOutcome } from '#core/api/rows.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { keyText, type RowKey } from '#core/record/key.ts'
import { groupedBy } from '../../collections.ts'
import type { Judgement } from '../../rows/judge.ts'
import { contactsHidden } from '../../rows/view.ts'
import type { WorkingSet } from '../../rows/working-set.ts'
import type { Actor } from '../actor.ts'
import { findingBody, forReader, refusalBody } from '../wording.ts'
import type { AppliedRow } from './apply-rows.ts'

type PushedRow = PushBody['rows'][number]

/** Findings by row, as the actor may see them. */
export function findingsByRow(
  judgements: Iterable<Judgement>,
  actor: Actor,
): ReadonlyMap<string, readonly AnyFinding[]> {
  const all = seesEverything(actor)
  return groupedBy(
    [...judgements].flatMap((judgement) => (all ? judgement.all : judgement.open)).map(forReader(actor)),
    (finding) => finding.row,
  )
}

/** What an answer says beside the decisions themselves. */
interface Told {
  readonly findings: ReadonlyMap<string, readonly AnyFinding[]>
  /** Devices by batch. */
  readonly devices: ReadonlyMap<string, string>
}

/** Batches that brought the values a row is in conflict with. */
export function theirBatches(applied: AppliedRow): readonly string[] {
  return applied.kind === 'refused' ? [] : applied.decision.conflicts.map(({ theirsBatch }) => theirsBatch)
}

export function outcomeOf(
  sent: PushedRow,
  applied: AppliedRow,
  work: WorkingSet,
  { findings, devices }: Told,
  actor: Actor,
): RowOutcome {
  if (applied.kind === 'refused') {
    const refusal = refusalBody(applied.problem)
    const nothing = { revision: 0, incoming: {}, conflicts: [], findings: [] }
    return { form: sent.form, key: sentKey(sent), outcome: 'refused', refusal, ...nothing }
  }
  const { key, decision } = applied
  const row = work.get(key)
  // What is masked of a department stands in its layer; a conflict is about the sender's own.
  const hidden = row === null ? [] : contactsHidden(row, actor)
  return {
    form: sent.form,
    key: keyText(key),
    outcome: decision.outcome,
    revision: row?.revision ?? 0,
    incoming: decision.incoming,
    incomingBy: decision.incomingBy,
    conflicts: decision.conflicts.map(({ layer: _, theirsBatch, ...conflict }) => {
      const told = { ...conflict, theirsDevice: devices.get(theirsBatch) }
      return hidden.includes(conflict.field) ? { ...told, base: null, theirs: null } : told
    }),
    refusal: null,
    findings: (findings.get(keyText(key)) ?? []).map(findingBody),
  }
}

/** The key as it was sent, for a row that has none of ours. */
function sentKey({ form, key }: PushedRow): string {
  const { cycle, parcelCode, uscc } = key
  const row: RowKey =
    form === 'enterprise-information' && uscc !== undefined
      ? { form, cycle, parcelCode, uscc }
      : { form: 'parcel-self-assessment', cycle, parcelCode }
  return keyText(row)
}
