import type { GateId } from '../vocabulary/evaluation-gate.ts'

/** A refused request. Codes are for ever; its HTTP status stands in problem-status.ts, its wording in message.zh.ts. */
export interface ProblemDetails {
  'malformed-request': { readonly issues: readonly { readonly path: string; readonly message: string }[] }
  'not-signed-in': Record<never, never>
  'wrong-credentials': Record<never, never>
  'sign-in-locked': { readonly retryAfterSeconds: number }
  'set-up-link-invalid': Record<never, never>
  'password-link-invalid': Record<never, never>
  'second-factor-required': Record<never, never>
  'second-factor-missing': { readonly role: string }
  'second-factor-elsewhere': Record<never, never>
  'second-factor-wrong': Record<never, never>
  'second-factor-not-started': Record<never, never>
  'second-factor-obligatory': { readonly role: string }
  'pairing-code-unknown': Record<never, never>
  'pairing-denied': Record<never, never>
  'single-sign-on-off': Record<never, never>
  'single-sign-on-unreachable': Record<never, never>
  'single-sign-on-failed': Record<never, never>
  'single-sign-on-unbound': Record<never, never>
  'identity-taken': { readonly identity: string }
  'duty-conflict': { readonly person: string; readonly held: string; readonly asked: string }
  'account-own': Record<never, never>
  'account-last-admin': Record<never, never>
  'invitation-invalid': Record<never, never>
  'not-allowed': { readonly role: string }
  'origin-refused': Record<never, never>
  'not-found': { readonly what: string }
  'method-not-allowed': Record<never, never>
  'request-too-large': { readonly limitBytes: number }
  'too-many-rows': { readonly limit: number }
  'too-busy': { readonly retryAfterSeconds: number }
  'too-many-requests': { readonly retryAfterSeconds: number }
  'storage-full': Record<never, never>
  'batch-id-reused': { readonly batch: string }
  'form-version-unknown': { readonly form: string; readonly found: string; readonly expected: string }
  'cycle-unknown': { readonly cycle: string }
  'no-standard-in-force': { readonly district: string; readonly day: string }
  'evaluation-failed': { readonly reason: string }
  'evaluation-not-done': { readonly status: string }
  'evaluation-not-running': { readonly status: string }
  /** What keeps a formal evaluation from running, in the order of gates. */
  'formal-blocked': {
    readonly cycle: string
    readonly gates: readonly { readonly id: GateId; readonly count: number }[]
  }
  /** `reason` as a sentence. */
  'gate-override-refused': { readonly reason: string }
  /** `reason` as a sentence. */
  're-evaluation-refused': { readonly reason: string }
  /** It was made before inputs were kept, or its standard is on record no more. */
  'evaluation-not-recomputable': { readonly missing: '输入' | '标准' }
  'engine-unknown': { readonly version: string; readonly known: string }
  'transition-not-allowed': { readonly from: string; readonly to: string }
  /** The stage the year is in, and those in which it may be done. */
  'wrong-stage': { readonly cycle: string; readonly stage: string; readonly needed: readonly string[] }
  /** What stands in the way of an act on the stages of a year, each as a sentence. */
  'stage-not-ready': { readonly act: string; readonly reasons: readonly string[] }
  /** Somebody has acted since the page was read. */
  'stage-changed': { readonly by: string; readonly at: string }
  /** `reason` as a sentence. */
  'opinion-list-refused': { readonly reason: string }
  'decision-refused': { readonly reason: string }
  /** Refusals of one row of a batch, or of one parcel of a transition; the rest of the request goes on. */
  'row-outside-scope': { readonly parcelCode: string }
  /** Refusals of one parcel of an invitation. */
  'parcel-without-owner': { readonly parcelCode: string }
  'parcel-not-of-firm': { readonly parcelCode: string; readonly uscc: string }
  'row-locked': { readonly status: string }
  /** Taken out by somebody, at an instant. */
  'row-removed': { readonly by: string; readonly at: string }
  'row-changed-since': { readonly by: string; readonly at: string }
  /** Has values that departments confirmed. */
  'row-confirmed': Record<never, never>
  'row-key-missing': { readonly field: string }
  'row-key-changed': { readonly field: string }
  'row-duplicate': { readonly key: string }
  'row-field-unknown': { readonly field: string }
  'row-field-not-yours': { readonly field: string }
  'row-layer-not-yours': { readonly layer: string }
  /** What the base map filled in was changed in a workbook that was handed out. */
  'row-base-locked': { readonly fields: readonly string[] }
  /** A contact as a list masks it, sent back as a value. */
  'row-value-masked': { readonly field: string }
  'row-has-errors': { readonly errors: number }
  /** Of a bulk operation, which nobody looks at parcel by parcel. */
  'row-has-conflicts': { readonly conflicts: number }
  /** `state` as it is printed. */
  'bulk-closed': { readonly state: string }
  /** `reason` in Chinese, as a clause. */
  'bulk-not-undoable': { readonly reason: string }
  'unlock-own': Record<never, never>
  'unlock-pending': { readonly by: string }
  /** `state` as it is printed. */
  'unlock-closed': { readonly state: string }
  'account-exists': { readonly username: string }
  'org-unknown': { readonly org: string; readonly role: string }
  'password-too-short': { readonly minimum: number }
  'unknown-defect': { readonly reference: string }
  'not-a-workbook': { readonly found: string }
  'workbook-encrypted': Record<never, never>
  'workbook-old-format': Record<never, never>
  'workbook-macro': Record<never, never>
  'workbook-active-content': { readonly part: string }
  'workbook-too-large': { readonly limitBytes: number }
  'workbook-bomb': { readonly reason: string }
  'workbook-damaged': { readonly reason: string }
  'workbook-too-many-parts': { readonly limit: number }
  'workbook-unsafe-xml': { readonly part: string }
  'workbook-too-many-rows': { readonly limit: number }
  'workbook-chart-sheet': Record<never, never>
  'workbook-time-out': { readonly seconds: number }
  'workbook-no-form': Record<never, never>
  /** Of many files: the years it holds, joined, and the one of the run. */
  'workbook-other-cycle': { readonly found: string; readonly expected: string }
  'workbook-no-rows': Record<never, never>
  /** A department's file, by its name, where those of firms and 街镇 are asked for. */
  'workbook-of-department': { readonly department: string }
  /** `state` as it is printed. */
  'upload-run-closed': { readonly state: string }
  'upload-run-full': { readonly limit: number }
  'template-outdated': { readonly found: string; readonly expected: string }
  'template-newer': { readonly found: string; readonly expected: string }
  /** 优质项目: act, state and parties as they are printed. */
  'filing-act-not-allowed': { readonly act: string; readonly state: string }
  'filing-act-not-yours': { readonly act: string; readonly parties: readonly string[] }
  /** Others acted meanwhile: who last, and when. */
  'filing-changed': { readonly by: string; readonly at: string }
  'calendar-refused': { readonly faults: readonly string[] }
  'checklist-refused': { readonly reason: string }
  /** Every fault as a sentence. */
  'policy-refused': { readonly faults: readonly string[] }
  /** Every reason as a sentence. */
  'filing-not-ready': { readonly act: string; readonly reasons: readonly string[] }
  /** `field` is the label of what cannot be printed. */
  'paper-missing-glyph': { readonly field: string; readonly characters: readonly string[] }
  'paper-time-out': { readonly seconds: number }
  /** `found` is what the file is instead, in Chinese; null when it is nothing known. */
  'boundary-unknown-format': { readonly found: string | null }
  'boundary-too-large': { readonly limitBytes: number }
  'boundary-bomb': { readonly reason: string }
  /** `reason` in Chinese, as a clause. */
  'boundary-damaged': { readonly part: string; readonly reason: string }
  'boundary-part-missing': { readonly part: string }
  'boundary-too-many': { readonly what: string; readonly limit: number }
  'boundary-empty': { readonly found: string }
  'boundary-number': { readonly place: string }
  'boundary-crs': { readonly declared: string; readonly reason: string }
  'boundary-choose-layer': { readonly layers: readonly string[] }
  'boundary-time-out': { readonly seconds: number }
  'attachment-too-large': { readonly limitBytes: number }
  /** `accepted` names the kinds in Chinese. */
  'attachment-type': { readonly accepted: string }
  /** `reason` in Chinese, as a clause. */
  'attachment-unsafe': { readonly kind: string; readonly reason: string }
  'attachment-lost': { readonly sha256: string }
  /** Files of the base map; `found` as of boundary-unknown-format. */
  'base-file-unknown': { readonly found: string | null }
  'base-file-too-large': { readonly limitBytes: number }
  /** `reason` in Chinese, as a clause. */
  'base-file-unreadable': { readonly reason: string }
  'base-no-rows': { readonly sheet: string | null }
  'base-time-out': { readonly seconds: number }
  /** `state` as it is printed. */
  'base-import-closed': { readonly state: string }
  'base-comparison-stale': Record<never, never>
  'base-undecided': { readonly undecided: number }
  /** `reason` as a sentence. */
  'base-act-refused': { readonly act: string; readonly reason: string }
  'base-code-rule-refused': { readonly reason: string }
  /** Lists of departments. `reason` in Chinese, as a clause. */
  'department-list-unreadable': { readonly reason: string }
  /** `state` as it is printed. */
  'department-list-closed': { readonly state: string }
  /** Lines that stay out, other than the person saw. */
  'department-list-unseen': { readonly left: number }
  /** What rests on the list, in Chinese, as a clause. */
  'department-list-built-on': { readonly reason: string }
  'department-field-not-declarable': { readonly field: string }
  /** Reported values the declaration would overrule, other than the person saw. */
  'department-overruled-unseen': { readonly overruled: number }
  'department-declaration-closed': Record<never, never>
  /** Exports of guarded values. `reason` in Chinese, as a clause. */
  'export-not-approved': { readonly number: number; readonly reason: string }
  /** `state` as it is printed. */
  'export-request-closed': { readonly state: string }
  /** `reason` as a sentence. */
  'export-decision-not-yours': { readonly reason: string }
  /** Due dates: who changed them since they were read, and when. */
  'due-dates-changed': { readonly by: string; readonly at: string }
  /** `reason` as a clause. */
  'due-dates-built-on': { readonly reason: string }
  /** A publication, as the person saw it, was changed by somebody at an instant. */
  'publication-changed': { readonly by: string; readonly at: string }
  'publication-act-not-allowed': { readonly act: string; readonly state: string }
  /** Something is missing before the act; the reason is a sentence. */
  'publication-not-ready': { readonly act: string; readonly reason: string }
  /** Its lines are not those that were checked. */
  'publication-damaged': { readonly number: number }
  'objection-changed': { readonly by: string; readonly at: string }
  'objection-act-not-allowed': { readonly act: string; readonly state: string }
  /** Something is missing before the act; the reason is a sentence. */
  'objection-not-ready': { readonly act: string; readonly reason: string }
  'objection-open-already': { readonly parcelCode: string }
  /** 异议: the department's value is not the one that was seen. */
  /** A letter, or a batch of them, in a state in which that cannot be done. */
  'letter-act-not-allowed': { readonly act: string; readonly state: string }
  /** Something that a letter needs is missing or cannot be. */
  'letter-not-ready': { readonly act: string; readonly reason: string }
  /** What is wrong first, with its place, and how many faults there are. */
  'letter-template-refused': { readonly fault: string; readonly faults: number }
  'dispute-value-changed': Record<never, never>
  'dispute-open-already': Record<never, never>
  /** `reason` as a sentence. */
  'dispute-value-refused': { readonly reason: string }
  /** Act and state as they are printed. */
  'dispute-act-not-allowed': { readonly act: string; readonly state: string }
  'dispute-changed': { readonly by: string; readonly at: string }
  /** `reason` as a sentence. */
  'dispute-not-ready': { readonly act: string; readonly reason: string }
  /** A disposal plan. Act and state as they are printed; every reason as a sentence. */
  'disposal-act-not-allowed': { readonly act: string; readonly state: string }
  'disposal-changed': { readonly by: string; readonly at: string }
  'disposal-not-ready': { readonly act: string; readonly reasons: readonly string[] }
  'disposal-closed': { readonly state: string }
  'disposal-nothing-to-fill': Record<never, never>
  /** A rule the district sets was changed meanwhile. */
  'collection-rule-changed': { readonly by: string; readonly at: string }
  /** Other figures than the person saw. */
  'sign-off-unseen': Record<never, never>
  'sign-off-closed': Record<never, never>
  /** On-site surveys. Every reason as a sentence. */
  'survey-not-ready': { readonly reasons: readonly string[] }
  /** `reason` in Chinese, as a clause. */
  'survey-picture-refused': { readonly reason: string }
  'survey-picture-missing': { readonly missing: number }
  'survey-closed': Record<never, never>
  /** `reason` in Chinese, as a clause. */
  'third-party-refused': { readonly reason: string }
  /** What the authority of a 第三方技术单位 does not let be written; both as they are printed. */
  'row-not-authorised': { readonly form: string; readonly layer: string }
  'account-list-refused': { readonly reason: string }
  'roster-refused': { readonly reason: string }
  /** `reason` in Chinese, as a clause. */
  'class-list-refused': { readonly reason: string }
  /** The register of standards: every fault as a sentence, and where it stands. */
  'standard-refused': { readonly faults: readonly { readonly path: string; readonly message: string }[] }
  'standard-exists': { readonly id: string }
  'standard-changed': { readonly by: string; readonly at: string }
  /** Act and state as they are printed. */
  'standard-act-not-allowed': { readonly act: string; readonly state: string }
  /** `reason` as a sentence. */
  'standard-act-refused': { readonly act: string; readonly reason: string }
  /** A gap or an overlap of periods, as a sentence. */
  'standard-period-refused': { readonly reason: string }
  'standards-overlap': { readonly day: string; readonly ids: readonly string[] }
  /** An uploaded standard is neither our workbook nor JSON; `reason` in Chinese. */
  'standard-file-unreadable': { readonly reason: string }
}

export type ProblemCode = keyof ProblemDetails

/** A refusal as a value: core returns it, only the edges throw it or answer with it. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code
  readonly details: ProblemDetails[Code]
}

export type AnyProblem = { [Code in ProblemCode]: Problem<Code> }[ProblemCode]

export function problem<Code extends ProblemCode>(code: Code, details: ProblemDetails[Code]): Problem<Code> {
  return { code, details }
}

/** Carries a Problem through code that throws; turned into an answer at the edge of the server, CLI or worker. */
export class ProblemError extends Error {
  readonly problem: AnyProblem
  constructor(refusal: Problem) {
    super(refusal.code)
    this.name = 'ProblemError'
    this.problem = refusal as AnyProblem
  }
}
