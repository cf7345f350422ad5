/** Stages of the collecting half that have a due date of their own, in their order. */
export const dueStages = ['hand-out', 'filing', 'town-review', 'department-list', 'review'] as const
export type DueStage = (typeof dueStages)[number]

export const dueStageNames: Readonly<Record<DueStage, string>> = {
  'hand-out': '下发',
  filing: '填报',
  'town-review': '街镇审核',
  'department-list': '部门名单',
  review: '核验',
}

/** Who can be given longer than everybody. */
export const dueTargetKinds = ['town', 'department', 'parcel'] as const
export type DueTargetKind = (typeof dueTargetKinds)[number]

export const dueTargetNames: Readonly<Record<DueTargetKind, string>> = {
  town: '街镇/园区',
  department: '部门',
  parcel: '地块',
}

/** Whose due date of a stage may be extended: only who does the work of it. */
export const extendable: Readonly<Record<DueStage, readonly DueTargetKind[]>> = {
  'hand-out': [],
  filing: ['town', 'parcel'],
  'town-review': ['town', 'parcel'],
  'department-list': ['department'],
  review: ['town', 'parcel'],
}

/** The stage of that code, null when there is none. */
export function dueStageOf(text: string): DueStage | null {
  return dueStages.find((stage) => stage === text) ?? null
}
