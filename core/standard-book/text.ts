import type { Standard } from '../scoring/standard.ts'

/**
 * What of a standard is hashed: all but when it is in force and under which label, which the register settles with the
 * publication. So what was tried, what was approved and what is in force can be told to be the same.
 */
export type StandardText = Omit<Standard, 'label' | 'since' | 'until'>

export function textOf({ label: _label, since: _since, until: _until, ...text }: Standard): StandardText {
  return text
}
