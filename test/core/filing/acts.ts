import { shippedCalendar } from '#core/calendar/shipped.ts'
import { answersTo } from '#core/filing/checklist.ts'
import { exampleChecklist } from '#core/filing/checklist-example.ts'
import { defaultClockRule } from '#core/filing/clock-rule.ts'
import type { FilingContext } from '#core/filing/context.ts'
import type { DeclaredFacts, Figures } from '#core/filing/declaration.ts'
import type { AttachedDocument, FilingEvent, FilingEventDetails, FilingEventKind } from '#core/filing/event.ts'
import type { FilingParty } from '#core/filing/party.ts'
import { partiesOf } from '#core/filing/refusal.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { RouteId } from '#core/filing-route/route.ts'

export const town = '310117105000'

export const context: FilingContext = {
  today: '2027-12-31',
  calendar: shippedCalendar,
  rule: defaultClockRule,
  checklist: exampleChecklist,
  formErrors: 0,
}

export const figures: Figures = {
  investment: 8000,
  output: 20_000,
  tax: 2000,
  landArea: 13_333.33,
  floorArea: 16_000,
  floorAreaRatio: 1.2,
  landUse: '工业用地',
}

export const facts: DeclaredFacts = {
  landType: '战略预留区现状',
  works: '改建',
  acquireMode: '出让',
  contractAbsence: null,
  breaksContractRatio: true,
  promised: figures,
}

export function declaration(revision = 1, changed: Partial<DeclaredFacts> = {}) {
  return { revision, sha256: 'a'.repeat(64), facts: { ...facts, ...changed } }
}

export function documents(...kinds: DocumentKind[]): readonly AttachedDocument[] {
  return kinds.map((kind) => ({ kind, sha256: 'b'.repeat(64), name: `${kind}.pdf`, size: 1024 }))
}

/** Every item answered: positive met, negative not; `hit` is met although negative. */
export function checklistAnswers(hit: string | null = null) {
  const given = exampleChecklist.items.map(({ id, kind }) => ({
    item: id,
    answer: kind === 'positive' || id === hit ? ('met' as const) : ('not-met' as const),
    note: null,
  }))
  return answersTo(exampleChecklist, given)
}

export function assessed(route: RouteId, changed: Partial<FilingEventDetails['assess']> = {}) {
  const checklistVersion = exampleChecklist.version
  return { route, checklistVersion, answers: checklistAnswers(), worksOverride: null, ...changed }
}

/** Details that every guard accepts at its right time, on land ①. */
export const sound: FilingEventDetails = {
  create: {
    number: 'YZ-2026-0001',
    projectName: '示例项目',
    firmName: '示例企业',
    uscc: '91310117999999912E',
    townCode: town,
    parcelCode: 'SJ-XQ-0137',
  },
  submit: { declaration: declaration() },
  return: { reason: '权证不清晰', items: ['土地权证'] },
  resubmit: { declaration: declaration(2) },
  'set-jurisdiction': { jurisdiction: 'lingang', reason: '地块在临港新片区规划范围内' },
  accept: {},
  assess: assessed('reserve-existing'),
  'issue-sheet': { version: 1 },
  'reissue-sheet': { version: 2 },
  'confirm-sheet': { version: 1, party: 'applicant' },
  'open-review': {
    invited: [
      { reviewer: 'planning', dueDay: '2026-11-10' },
      { reviewer: town, dueDay: '2026-11-10' },
    ],
  },
  invite: { invited: [{ reviewer: 'ecology', dueDay: '2026-11-10' }] },
  'give-opinion': { reviewer: 'planning', opinion: '同意' },
  remind: { reviewers: ['planning'] },
  overrule: { reviewer: town, reason: '逾期未复，已电话沟通' },
  report: {},
  'report-to-city': {},
  recognise: {},
  reject: { reason: '不符合正面清单' },
  'city-recognise': {},
  'city-reject': { reason: '不符合规划启动条件' },
  withdraw: { reason: '调整投资计划' },
  attach: {},
  'record-receipt': { stage: '项目申报', number: 'CYY-0001' },
  'explain-overrun': { reason: '专家评审排期' },
  'recompute-deadline': {
    before: { date: '2027-01-08', provisional: true },
    after: { date: '2027-01-11', provisional: false },
    cause: '2027 年放假安排发布',
  },
  'notify-city': {},
  'record-plan-adjustment': { reference: '沪松府规〔2026〕1号' },
  'reach-milestone': { milestone: 'eia', on: '2026-11-20' },
  'record-service': { stage: '认定', service: '行政审批', name: '环评审批', by: '区生态环境局', outcome: '已受理' },
  'report-actuals': { year: 2026, figures },
  'take-measure': { measure: '停止改扩建手续办理', cause: '申报信息不实', reason: '产值不实' },
  'resume-tracking': { reason: '整改到位' },
  archive: { conclusion: '达标' },
}

/** Documents the event brings when nothing is to be missing. */
const brought: Partial<Record<FilingEventKind, readonly DocumentKind[]>> = {
  submit: ['boundary', 'title', 'contract'],
  assess: ['preliminary-opinion'],
  'issue-sheet': ['information-sheet'],
  'reissue-sheet': ['information-sheet'],
  report: ['review-table'],
  'report-to-city': ['review-table', 'plan-activation'],
  recognise: ['decision'],
  'city-recognise': ['city-decision'],
  'city-reject': ['city-decision'],
  'notify-city': ['city-notice'],
  'record-plan-adjustment': ['plan-adjustment'],
  archive: ['evaluation-report'],
}

const actors: Readonly<Record<FilingParty, Pick<FilingEvent, 'actor' | 'actorName' | 'role' | 'organisation'>>> = {
  applicant: { actor: 'wangfang', actorName: '王芳', role: 'enterprise', organisation: null },
  industry: { actor: 'zhoutao', actorName: '周涛', role: 'department', organisation: 'economy' },
  reviewer: { actor: 'lina', actorName: '李娜', role: 'department', organisation: 'planning' },
  system: { actor: 'system', actorName: '系统', role: 'system', organisation: null },
}

export interface Given {
  readonly day?: string
  /** Who acts. */
  readonly as?: FilingParty
  readonly documents?: readonly DocumentKind[]
  readonly [key: string]: unknown
}

/** An event by its kind: sound details unless changed, by the first party that may, on a day that never hinders. */
export function act(kind: FilingEventKind, given: Given = {}): FilingEvent {
  const { day = '2026-11-02', as: party = partiesOf(kind)[0] ?? 'industry', documents: kinds, ...changed } = given
  const event = {
    ...actors[party],
    at: `${day}T02:00:00Z`,
    day,
    documents: documents(...(kinds ?? brought[kind] ?? [])),
    comment: null,
    ...sound[kind],
    ...changed,
    kind,
  }
  // The kind names its details in `sound`; the compiler cannot see the pair through the union.
  return event as FilingEvent
}
