import { type GateCounts, gatesOf } from '#core/evaluation-gates/count.ts'
import { blocking, type Gate, type GateOverride } from '#core/evaluation-gates/gate.ts'
import type { GateLine } from '#core/evaluation-gates/line.ts'
import { type GateId, gateIds } from '#core/vocabulary/evaluation-gate.ts'
import { type Clock, instantText } from '../clock.ts'
import type { Database } from '../db/database.ts'
import type { GateOverrideTable } from '../db/formal-tables.ts'
import { overridesInForce } from '../db/gate-overrides.ts'
import { LineStore } from './line-store.ts'

/** A formal evaluation was not let pass. */
export class FormalBlocked extends Error {
  readonly gates: readonly Gate[]

  constructor(gates: readonly Gate[]) {
    super(
      `closed gates: ${blocking(gates)
        .map(({ id, count }) => `${id} ${count}`)
        .join(', ')}`,
    )
    this.gates = gates
  }
}

/** What the gates of an evaluation rest on beside its own rows. */
export interface GatedEvaluation {
  readonly district: string
  readonly cycle: string
  readonly by: string
  readonly standard: string
  /** Gates of the evaluation that is made again, which its parcels need not pass twice; null for a whole year. */
  readonly basis: readonly Gate[] | null
}

/**
 * Lets a formal evaluation pass, or not, by what its own child found in the inputs it froze. The lines of a whole year
 * take the place of those that were counted before: what blocked can be looked up.
 */
export class Gatekeeper {
  readonly #database: Database
  readonly #evaluation: GatedEvaluation
  readonly #store: LineStore | null
  #gates: readonly Gate[] | null = null
  #used: readonly number[] = []

  constructor(database: Database, clock: Clock, evaluation: GatedEvaluation) {
    this.#database = database
    this.#evaluation = evaluation
    const at = instantText(clock.now())
    this.#store = evaluation.basis === null ? new LineStore(database, { ...evaluation, at }) : null
  }

  /** Throws FormalBlocked with the last lines. */
  async take(lines: readonly GateLine[], counts: GateCounts | null): Promise<void> {
    await this.#store?.add(lines, counts)
    if (counts === null) return
    const { district, cycle, basis } = this.#evaluation
    const overrides = await this.#database.read((db) => overridesInForce(db, district, cycle))
    const found = gatesOf(counts, overridesByGate(overrides))
    this.#gates = basis === null ? found : gatesOfPart(basis, found)
    const open = new Set(found.filter(({ count }) => count > 0).map(({ id }) => id))
    this.#used = overrides.filter(({ gate }) => [...open].some((id) => id === gate)).map(({ number }) => number)
    if (blocking(this.#gates).length > 0) throw new FormalBlocked(this.#gates)
  }

  /** As they stood when the evaluation passed. */
  get gates(): readonly Gate[] {
    return this.#gates ?? []
  }

  /** Numbers of the overrides it passed by. */
  get used(): readonly number[] {
    return this.#used
  }
}

/** The last word on each gate. */
export function overridesByGate(overrides: readonly GateOverrideTable[]): ReadonlyMap<GateId, GateOverride> {
  return new Map(
    overrides.flatMap(({ gate, reason, by_name: by, at }) => {
      const id = gateIds.find((one) => one === gate)
      return id === undefined ? [] : [[id, { reason, by, at }] as const]
    }),
  )
}

/**
 * Of an evaluation that is made again: what the whole was let through with stands, and holds for the named parcels too;
 * what only they have keeps its own count.
 */
function gatesOfPart(basis: readonly Gate[], found: readonly Gate[]): readonly Gate[] {
  return found.map((gate) => {
    const before = basis.find(({ id }) => id === gate.id)
    if (before === undefined || before.count === 0) return gate
    return { ...before, overridden: before.overridden ?? gate.overridden }
  })
}
