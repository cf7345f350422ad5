import { betterClass, type ParcelClass, worseClass } from '../vocabulary/class.ts'
import type { How } from './result.ts'
import type { FiredRule } from './rules.ts'

/** What the rules alone say, before any ranking. */
export interface Verdict {
  /** 'ranked' leaves the class to rank or score line. */
  readonly how: How
  readonly class: ParcelClass | null
  /** Id of the rule that decided, null when none did. */
  readonly deciding: string | null
  readonly flagged: boolean
}

const worst: ParcelClass = 'D'

interface Direct {
  readonly id: string
  readonly class: ParcelClass
}

function firstDirect(fired: readonly FiredRule[], isWorst: boolean): Direct | null {
  for (const { rule } of fired) {
    if (rule.effect.kind === 'direct' && (rule.effect.class === worst) === isWorst) {
      return { id: rule.id, class: rule.effect.class }
    }
  }
  return null
}

const ranked: Verdict = { how: 'ranked', class: null, deciding: null, flagged: false }

/**
 * First match decides: a direct D, then an exemption, then another direct class lowered by any cap, else ranking.
 * Flagged (需专班研判) are a direct D beside another direct class, and a direct class that a cap lowers.
 */
export function verdictOf(fired: readonly FiredRule[]): Verdict {
  if (fired.length === 0) return ranked
  const veto = firstDirect(fired, true)
  const direct = firstDirect(fired, false)
  if (veto !== null) return { how: 'direct', class: veto.class, deciding: veto.id, flagged: direct !== null }
  const exemption = fired.find(({ rule }) => rule.effect.kind === 'exempt')
  if (exemption !== undefined) return { how: 'exempt', class: null, deciding: exemption.rule.id, flagged: false }
  if (direct === null) return ranked
  const lowered = loweredByCap(direct.class, fired)
  return {
    how: 'direct',
    class: lowered.class,
    deciding: lowered.deciding ?? direct.id,
    flagged: lowered.deciding !== null,
  }
}

/** A class after floors and caps, with the rule that changed it last (null: nothing did). */
export interface Bounded {
  readonly class: ParcelClass
  readonly deciding: string | null
}

/** A ranked class raised by the highest floor, then lowered by the lowest cap: the cap wins. */
export function boundedClass(rankedClass: ParcelClass, fired: readonly FiredRule[]): Bounded {
  const raised = raisedByFloor(rankedClass, fired)
  const lowered = loweredByCap(raised.class, fired)
  return { class: lowered.class, deciding: lowered.deciding ?? raised.deciding }
}

/** Without the caps: what the parcel would be when what caps it is resolved. */
export function raisedByFloor(rankedClass: ParcelClass, fired: readonly FiredRule[]): Bounded {
  let result: Bounded = { class: rankedClass, deciding: null }
  for (const { rule } of fired) {
    if (rule.effect.kind !== 'floor') continue
    const raised = betterClass(result.class, rule.effect.class)
    if (raised !== result.class) result = { class: raised, deciding: rule.id }
  }
  return result
}

function loweredByCap(from: ParcelClass, fired: readonly FiredRule[]): Bounded {
  let result: Bounded = { class: from, deciding: null }
  for (const { rule } of fired) {
    if (rule.effect.kind !== 'cap') continue
    const lowered = worseClass(result.class, rule.effect.class)
    if (lowered !== result.class) result = { class: lowered, deciding: rule.id }
  }
  return result
}
