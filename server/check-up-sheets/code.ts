import { createHmac, timingSafeEqual } from 'node:crypto'
import { codeCharacters, codeLengths, type SheetCode, sheetCodeText } from '#core/check-up-sheet/code.ts'
import type { Key, KeyRing } from '../keys.ts'

/** Which result of which parcel a code is for. */
export interface CodedResult {
  readonly district: string
  readonly evaluation: string
  readonly parcelCode: string
  /** As `resultHash` makes it. */
  readonly hash: string
}

/** The code that is printed on the sheet of a result. */
export function issueSheetCode(keys: KeyRing, result: CodedResult): string {
  return sheetCodeText(codeWith(keys.current, result))
}

/** 'true': issued by us for this result as it is stored; 'changed': for this parcel, but another result; 'unknown': not ours. */
export type CodeJudgement = 'true' | 'changed' | 'unknown'

/** Also codes made with the keys before this one. */
export function judgeSheetCode(keys: KeyRing, code: SheetCode, result: CodedResult): CodeJudgement {
  for (const key of keys.all) {
    const own = codeWith(key, result)
    if (!isSame(own.place, code.place)) continue
    return isSame(own.figures, code.figures) ? 'true' : 'changed'
  }
  return 'unknown'
}

function codeWith(key: Key, { district, evaluation, parcelCode, hash }: CodedResult): SheetCode {
  const characters = (what: string, length: number, ...parts: readonly string[]): string => {
    const text = JSON.stringify([what, district, evaluation, parcelCode, ...parts])
    return codeCharacters(createHmac('sha256', derivedKey(key)).update(text).digest(), length)
  }
  return {
    evaluation,
    parcelCode,
    place: characters('place', codeLengths.place),
    figures: characters('figures', codeLengths.figures, hash),
  }
}

/** Never the key of the audit log itself: what is printed on paper tells nothing of the chain's. */
export function derivedKey({ bytes }: Key): Uint8Array {
  return createHmac('sha256', bytes).update('check-up sheet key').digest()
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
