/** Where a filing stands. The codes are those of the working procedure; S7 (市级报备) runs beside S8 and is a task, no state. */
export const filingStates = [
  'draft',
  'submitted',
  'returned',
  'accepted',
  'sheet',
  'review',
  'reported',
  'city-review',
  'recognised',
  'rejected',
  'city-recognised',
  'city-rejected',
  'tracking',
  'suspended',
  'archived',
  'withdrawn',
] as const
export type FilingState = (typeof filingStates)[number]

export const filingStateNames: Readonly<Record<FilingState, string>> = {
  draft: '草稿',
  submitted: '已申报',
  returned: '补正',
  accepted: '已受理/初审',
  sheet: '信息表确认',
  review: '区级联审',
  reported: '报区政府',
  'city-review': '已报市审核',
  recognised: '通过认定',
  rejected: '未通过认定',
  'city-recognised': '市认定通过',
  'city-rejected': '市认定未通过',
  tracking: '产业项目跟踪',
  suspended: '中止/整改',
  archived: '后评估/归档',
  withdrawn: '撤回',
}

export const filingStateCodes: Readonly<Record<FilingState, string>> = {
  draft: 'S0',
  submitted: 'S1',
  returned: 'S1r',
  accepted: 'S2',
  sheet: 'S3',
  review: 'S4',
  reported: 'S5',
  'city-review': 'S5c',
  recognised: 'S6a',
  rejected: 'S6b',
  'city-recognised': 'S6c',
  'city-rejected': 'S6d',
  tracking: 'S8',
  suspended: 'S8x',
  archived: 'S9',
  withdrawn: 'SX',
}

/** From submission to report: the unit may be asked to correct, and comes back to the same stage. */
export const runningStates = ['submitted', 'accepted', 'sheet', 'review', 'reported'] as const
export type RunningState = (typeof runningStates)[number]

export function isRunning(state: FilingState): state is RunningState {
  return (runningStates as readonly string[]).includes(state)
}

/** The recognised pass through into 产业项目跟踪 at once: no filing rests here. */
export const passedStates: readonly FilingState[] = ['recognised', 'city-recognised']

/** Nothing follows. */
export const finalStates: readonly FilingState[] = ['rejected', 'city-rejected', 'archived', 'withdrawn']
