import { evaluate } from '#core/scoring/evaluate.ts'
import { peersFrom } from '#core/scoring/held-peers.ts'
import { type WayUp, wayUp } from '#core/scoring/lift.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { SheetMaterial } from './messages.ts'

/** The way up from what was evaluated; 'changed' when the parcel is no longer that. */
export function wayOf({ facts, standard, stored, lines, peers }: SheetMaterial): WayUp | 'changed' {
  if (facts === null) return 'changed'
  const [now] = evaluate([facts], standard).parcels
  if (now === undefined || readOf(now) !== readOf(stored)) return 'changed'
  return wayUp(facts, standard, lines, peers === null ? null : peersFrom(peers))
}

/** What the judgement read: equal figures and evidence, equal facts as far as a sheet tells them. */
function readOf({ indicators, ruleResults, blockedBy, landClass }: ParcelResult): string {
  return canonicalJson({
    landClass,
    blockedBy,
    inputs: indicators.map(({ id, inputs, note }) => ({ id, inputs, missing: note === 'missing' })),
    rules: ruleResults.map(({ id, evidence }) => ({ id, evidence })),
  })
}
