/** What happens to parcels of a year, in its order, as the overview for leaders counts them. */
export const yearSteps = [
  'listed-for-year',
  'begun',
  'submitted',
  'town-approved',
  'review-approved',
  'evaluated',
  'published',
  'objected',
  'decided',
  'low-efficiency',
  'planned',
  'plan-approved',
  'disposed',
] as const
export type YearStep = (typeof yearSteps)[number]

export const yearStepNames: Readonly<Record<YearStep, string>> = {
  'listed-for-year': '列入本年度',
  begun: '已开始填报',
  submitted: '已提交',
  'town-approved': '街镇通过',
  'review-approved': '核验通过',
  evaluated: '已评估',
  published: '已公示',
  objected: '提出异议',
  decided: '已审定',
  'low-efficiency': '低效清单现有',
  planned: '已编处置方案',
  'plan-approved': '处置方案已批准',
  disposed: '处置完成',
}

/** Steps that only some parcels have reason to come to: fewer of them is no delay. */
export const partialSteps: ReadonlySet<YearStep> = new Set([
  'objected',
  'low-efficiency',
  'planned',
  'plan-approved',
  'disposed',
])

/** How many parcels came to a step, and their land. */
export interface StepFigure {
  readonly step: YearStep
  /** Null: nothing of the kind has been done this year, so nothing is counted. */
  readonly parcels: number | null
  /** m², of the parcels that state it. */
  readonly landArea: number | null
}

/** The steps that parcels have gone through which stand at each status; a return takes them back. */
export const stepsPassed = {
  'not-started': [],
  draft: ['begun'],
  'town-returned': ['begun'],
  submitted: ['begun', 'submitted'],
  'review-returned': ['begun', 'submitted'],
  'town-approved': ['begun', 'submitted', 'town-approved'],
  'review-approved': ['begun', 'submitted', 'town-approved', 'review-approved'],
  locked: ['begun', 'submitted', 'town-approved', 'review-approved'],
} as const satisfies Readonly<Record<string, readonly YearStep[]>>
