/**
 * What a formal evaluation waits for, in the order in which it is told. The first four are domain.md 6.1's; the others
 * are ours: what is still being argued about, or not yet approved, is not frozen unasked.
 */
export const gateIds = [
  'unconfirmed',
  'incomplete',
  'sample-standard',
  'missing-evidence',
  'open-conflicts',
  'open-disputes',
  'open-differences',
  'unverified',
] as const
export type GateId = (typeof gateIds)[number]
