import type { PolicyDocument } from '#core/vocabulary/policy.ts'
import { policyFaults, policyNumber } from '#core/vocabulary/policy-fault.ts'
import type { PolicyRegister } from '#core/vocabulary/policy-register.ts'

/** A document as it is typed: blank where nothing was. */
export interface PolicyDraft {
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string
  readonly effectiveFrom: string
  readonly effectiveTo: string
  readonly how: 'none' | 'replaces' | 'extends'
  readonly earlier: string
  readonly until: string
  readonly note: string
  readonly source: string
  readonly isVoid: boolean
}

/** A new document, most likely one that extends what it is entered for. */
export function blankPolicy(earlier: string): PolicyDraft {
  return {
    number: '',
    title: '',
    issuer: '',
    issuedOn: '',
    effectiveFrom: '',
    effectiveTo: '',
    how: 'extends',
    earlier,
    until: '',
    note: '',
    source: '',
    isVoid: false,
  }
}

export function draftOfPolicy({ issuedOn, effectiveTo, succession, ...rest }: PolicyDocument): PolicyDraft {
  return {
    ...rest,
    issuedOn: issuedOn ?? '',
    effectiveTo: effectiveTo ?? '',
    how: succession?.how ?? 'none',
    earlier: succession?.document ?? '',
    until: succession?.how === 'extends' ? (succession.until ?? '') : '',
  }
}

/** The document as it is sent. */
export function policyOf({ how, earlier, until, ...draft }: PolicyDraft): PolicyDocument {
  const document = policyNumber(earlier)
  return {
    number: policyNumber(draft.number),
    title: draft.title.trim(),
    issuer: draft.issuer.trim(),
    issuedOn: draft.issuedOn === '' ? null : draft.issuedOn,
    effectiveFrom: draft.effectiveFrom,
    effectiveTo: draft.effectiveTo === '' ? null : draft.effectiveTo,
    succession:
      how === 'none'
        ? null
        : how === 'replaces'
          ? { how, document }
          : { how, document, until: until === '' ? null : until },
    note: draft.note.trim(),
    source: draft.source.trim(),
    isVoid: draft.isVoid,
  }
}

/** What keeps the draft from being entered, as sentences. */
export function policyDraftFaults(
  draft: PolicyDraft,
  register: PolicyRegister,
  reason: string,
  isNew: boolean,
): readonly string[] {
  const missing = [
    ...(draft.number.trim().length < 2 ? ['文号'] : []),
    ...(draft.title.trim().length < 2 ? ['名称'] : []),
    ...(draft.issuer.trim().length < 2 ? ['印发机关'] : []),
    ...(draft.effectiveFrom === '' ? ['施行日期'] : []),
    ...([...reason.trim()].length < 2 ? ['理由'] : []),
  ]
  const document = policyOf(draft)
  const isKnown = isNew && register.some(({ number }) => number === document.number)
  return [
    ...(missing.length > 0 ? [`没有填写${missing.join('、')}。请填写。`] : []),
    ...(isKnown ? [`${document.number}已在登记中。请在该文件上更正。`] : []),
    ...(missing.length > 0 ? [] : policyFaults(document, register)),
  ]
}
