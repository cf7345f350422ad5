import { type ParcelStep, parcelSteps } from './parcel-step.ts'
import { dueStageNames } from './stage.ts'

/** How a parcel stands to a step, as the list of parcels is filtered by it. */
export const standings = ['done', 'open', 'on-time', 'late', 'overdue'] as const
export type Standing = (typeof standings)[number]

export const parcelProgresses = [
  'not-started',
  'started',
  'begun',
  ...parcelSteps.flatMap((step) => standings.map((standing) => `${step}:${standing}` as const)),
] as const
export type ParcelProgress = 'not-started' | 'started' | 'begun' | `${ParcelStep}:${Standing}`

/** The two parts of a progress that is about a step; null for the others. */
export function stepAndStanding(progress: ParcelProgress): readonly [ParcelStep, Standing] | null {
  const [first, second] = progress.split(':')
  const step = parcelSteps.find((each) => each === first)
  const standing = standings.find((each) => each === second)
  return step === undefined || standing === undefined ? null : [step, standing]
}

const standingNames: Readonly<Record<Standing, string>> = {
  done: '已完成',
  open: '未完成',
  'on-time': '按时',
  late: '迟交',
  overdue: '逾期未完成',
}

/** 填报逾期未完成; 未开始 */
export function progressName(progress: ParcelProgress): string {
  const parts = stepAndStanding(progress)
  if (parts !== null) return `${dueStageNames[parts[0]]}${standingNames[parts[1]]}`
  if (progress === 'begun') return '已开始填报'
  return progress === 'not-started' ? '未开始' : '已开始，未提交'
}
