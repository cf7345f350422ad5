import type { Kysely } from 'kysely'
import type { ParcelFacts } from '#core/facts/facts.ts'
import { inCodeOrder } from '#core/scoring/evaluate.ts'
import { findInput } from '../db/evaluation-inputs.ts'
import { tracePage } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import type { JudgedFacts } from './district-facts.ts'
import { thaw } from './frozen-inputs.ts'
import type { EvaluationBasis } from './messages.ts'
import type { MaskedValue } from './read-district.ts'

const tracesAtOnce = 400

/** What an evaluation that is made again starts from. */
export interface BasisYear {
  readonly facts: readonly ParcelFacts[]
  /** Of the parcels that stay as they were: what was withheld of them stays withheld. */
  readonly masked: ReadonlyMap<string, readonly MaskedValue[]>
}

/** Throws when the inputs are not what the evaluation names: nothing can be made again from them. */
export async function readBasis(
  db: Kysely<Schema>,
  district: string,
  { number, inputHash, parcelCodes }: EvaluationBasis,
): Promise<BasisYear> {
  const { facts, hash } = await thaw(inputPieces(db, district, inputHash))
  if (hash !== inputHash) throw new Error(`the inputs of evaluation ${number} are not those it names`)
  const named = new Set(parcelCodes)
  const masked = new Map<string, readonly MaskedValue[]>()
  let after = ''
  for (;;) {
    const page = await tracePage(db, district, number, after, tracesAtOnce)
    for (const trace of page) {
      after = trace.parcel_code
      if (!named.has(after)) masked.set(after, JSON.parse(trace.masked) as readonly MaskedValue[])
    }
    if (page.length < tracesAtOnce) return { facts, masked }
  }
}

/** What an evaluation judged, a piece after the other. */
export async function* inputPieces(
  db: Kysely<Schema>,
  district: string,
  inputHash: string,
): AsyncGenerator<Uint8Array, void> {
  for (let piece = 0; ; piece += 1) {
    const found = await findInput(db, district, inputHash, piece)
    if (found === null) return
    yield found.content
  }
}

/** The frozen facts with the named parcels as they stand now; one that is gone is gone. */
export function withNamed(
  basis: BasisYear,
  { facts }: JudgedFacts,
  { parcelCodes }: EvaluationBasis,
): readonly ParcelFacts[] {
  const named = new Set(parcelCodes)
  const isNamed = ({ parcelCode }: ParcelFacts): boolean => named.has(parcelCode)
  return inCodeOrder([...basis.facts.filter((one) => !isNamed(one)), ...facts.filter(isNamed)])
}

export function onlyNamed({ facts, findings }: JudgedFacts, { parcelCodes }: EvaluationBasis): JudgedFacts {
  const named = new Set(parcelCodes)
  return {
    facts: facts.filter(({ parcelCode }) => named.has(parcelCode)),
    findings: findings.filter(({ parcelCode }) => parcelCode !== null && named.has(parcelCode)),
  }
}
