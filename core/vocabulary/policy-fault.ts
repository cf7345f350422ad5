import type { PolicyDocument } from './policy.ts'
import type { PolicyRegister } from './policy-register.ts'

/** 沪经信规范[2025]3号 and its like with the brackets documents are numbered with, without blanks. */
export function policyNumber(text: string): string {
  return text.replaceAll(/\s+/g, '').replace(/[[［【(（〈]((?:19|20)\d\d)[\]］】)）〉]/, '〔$1〕')
}

/**
 * What keeps a document from being entered or changed as it stands, as sentences; nothing when nothing does.
 * @param register as it is, with the version this one takes the place of
 */
export function policyFaults(document: PolicyDocument, register: PolicyRegister): readonly string[] {
  const { number, effectiveFrom, effectiveTo, issuedOn, isVoid } = document
  const faults: string[] = []
  if (effectiveTo !== null && effectiveTo < effectiveFrom) {
    faults.push(`有效期截止 ${effectiveTo} 早于施行日期 ${effectiveFrom}。请核对。`)
  }
  if (issuedOn !== null && issuedOn > effectiveFrom && document.succession === null) {
    faults.push(`施行日期 ${effectiveFrom} 早于印发日期 ${issuedOn}。请核对。`)
  }
  if (isVoid) {
    const follower = register.find(({ succession, isVoid: away }) => !away && succession?.document === number)
    if (follower !== undefined) faults.push(`${follower.number}延续或替代本文件，不能作废。请先作废该文件。`)
    return faults
  }
  return [...faults, ...successionFaults(document, register)]
}

function successionFaults(document: PolicyDocument, register: PolicyRegister): readonly string[] {
  const { number, succession, effectiveFrom } = document
  if (succession === null) return []
  const earlier = register.find((each) => each.number === succession.document && !each.isVoid)
  if (succession.document === number) return ['文件不能延续或替代自己。请核对文号。']
  if (earlier === undefined) return [`登记中没有${succession.document}。请先登记该文件。`]
  if (leadsTo(earlier, number, register)) return [`${earlier.number}已延续或替代本文件，不能互相替代。请核对。`]
  if (succession.how === 'replaces') {
    return effectiveFrom > earlier.effectiveFrom
      ? []
      : [`施行日期不晚于${earlier.number}的 ${earlier.effectiveFrom}，不能替代它。请核对。`]
  }
  const { effectiveTo } = earlier
  if (effectiveTo === null) return [`${earlier.number}没有截止日期，不需要延长。请核对。`]
  return succession.until === null || succession.until > effectiveTo
    ? []
    : [`延长至 ${succession.until}，不晚于原有效期 ${effectiveTo}。请核对。`]
}

function leadsTo(from: PolicyDocument, number: string, register: PolicyRegister): boolean {
  const seen = new Set<string>()
  for (let each: PolicyDocument | undefined = from; each !== undefined && !seen.has(each.number); ) {
    const next: string | undefined = each.succession?.document
    if (next === number) return true
    seen.add(each.number)
    each = register.find((other) => other.number === next)
  }
  return false
}
