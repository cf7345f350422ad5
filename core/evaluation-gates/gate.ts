import { z } from 'zod'
import { gateIds } from '../vocabulary/evaluation-gate.ts'

/** An administrator let the evaluation pass a gate. */
export const gateOverride = z.object({
  reason: z.string(),
  /** Name of the person. */
  by: z.string(),
  /** Instant with the offset of Asia/Shanghai: begins with the day. */
  at: z.string(),
})
export type GateOverride = z.infer<typeof gateOverride>

/** A gate as it stood: clear when the count is 0. */
export const gate = z.object({
  id: z.enum(gateIds),
  count: z.number().int().nonnegative(),
  overridden: gateOverride.nullable(),
})
export type Gate = z.infer<typeof gate>

/** What `evaluation.gates` holds, as JSON. */
export const gates = z.array(gate)

/** Gates kept with an evaluation; none for a draft (null). Throws when the text is not what was kept. */
export function gatesIn(text: string | null): readonly Gate[] {
  return text === null ? [] : gates.parse(JSON.parse(text))
}

/** Gates that a formal evaluation cannot pass: something is open, and nobody let it pass. */
export function blocking(all: readonly Gate[]): readonly Gate[] {
  return all.filter(({ count, overridden }) => count > 0 && overridden === null)
}
