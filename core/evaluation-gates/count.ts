import { z } from 'zod'
import { type GateId, gateIds } from '../vocabulary/evaluation-gate.ts'
import { type Clearer, clearers } from './clearer.ts'
import type { Gate, GateOverride } from './gate.ts'
import type { GateLine } from './line.ts'

const count = z.number().int().nonnegative()

/** How many lines keep each gate shut, and how many of them wait for whom; a line may wait for several. */
export const gateCounts = z.partialRecord(z.enum(gateIds), z.object({ count, clearers: z.record(z.string(), count) }))
export type GateCounts = z.infer<typeof gateCounts>

export function countLines(lines: Iterable<GateLine>): GateCounts {
  const counts: Partial<Record<GateId, { count: number; clearers: Record<string, number> }>> = {}
  for (const { gate, clearers: some } of lines) {
    const known = counts[gate] ?? { count: 0, clearers: {} }
    counts[gate] = known
    known.count += 1
    for (const one of some) known.clearers[one] = (known.clearers[one] ?? 0) + 1
  }
  return counts
}

/** Every gate in order, clear ones too, with what an administrator let pass. */
export function gatesOf(counts: GateCounts, overrides: ReadonlyMap<GateId, GateOverride>): readonly Gate[] {
  return gateIds.map((id) => ({ id, count: counts[id]?.count ?? 0, overridden: overrides.get(id) ?? null }))
}

/** Whom a gate waits for, in the order of clearers. */
export function clearersOf(
  counts: GateCounts,
  id: GateId,
): readonly { readonly clearer: Clearer; readonly count: number }[] {
  const known = counts[id]?.clearers ?? {}
  return clearers.flatMap((clearer) => {
    const waiting = known[clearer] ?? 0
    return waiting === 0 ? [] : [{ clearer, count: waiting }]
  })
}
