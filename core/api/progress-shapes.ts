import { z } from 'zod'
import { departmentStates, parcelMarks } from '../progress/mark.ts'
import { receiverKinds, remindedStages, reminderChannels } from '../progress/reminder.ts'
import { dueStages, dueTargetKinds } from '../progress/stage.ts'
import { timelinessKinds } from '../progress/timeliness.ts'
import { count, cycle } from './shapes.ts'

export const day = z.string().regex(/^20\d\d-\d\d-\d\d$/)
export const dueStage = z.enum(dueStages)
export const dueReason = z.string().trim().min(2).max(200)

/** A last day with how it stands today. */
export const dueState = z.object({
  /** As it was set, and as it counts: a day off moves on. */
  set: day,
  last: day,
  provisional: z.boolean(),
  kind: z.enum(timelinessKinds),
  daysLeft: count,
  daysOver: count,
})
export type DueState = z.infer<typeof dueState>

/** Parcels by how they stand to one step. */
export const stepProgress = z.object({
  /** Null without a due date, and where several hold. */
  due: dueState.nullable(),
  done: count,
  open: count,
  onTime: count,
  late: count,
  overdue: count,
  /** Working days. */
  mostDaysOver: count,
})

/** A 街镇, a 园区, or the parcels of one 规划空间. */
export const groupProgress = z.object({
  /** Town code, or the 规划空间 itself; '' for parcels without one. */
  code: z.string(),
  name: z.string(),
  parcels: count,
  /** By status; absent states are 0. */
  statuses: z.partialRecord(z.enum(parcelMarks), count),
  steps: z.object({ filing: stepProgress, 'town-review': stepProgress, review: stepProgress }),
})
export type GroupProgress = z.infer<typeof groupProgress>

export const departmentProgress = z.object({
  code: z.string(),
  name: z.string(),
  /** Fields it answers for, fields it can declare complete, and those it has. */
  fields: count,
  declarable: count,
  declared: count,
  /** Lists that were brought, and those applied. */
  uploads: count,
  applied: count,
  state: z.enum(departmentStates),
  /** When its first list that still stands was applied, or all that can be was declared. */
  doneOn: day.nullable(),
  due: dueState.nullable(),
})
export type DepartmentProgress = z.infer<typeof departmentProgress>

export const stageProgress = z.object({
  stage: dueStage,
  due: dueState.nullable(),
  /** 宗 of parcels, or departments; null where nothing is counted. */
  done: count.nullable(),
  total: count.nullable(),
  overdue: count,
})
export type StageProgress = z.infer<typeof stageProgress>

export const progress = z.object({
  cycle,
  asOf: z.string(),
  today: day,
  stages: z.array(stageProgress),
  towns: z.array(groupProgress),
  zones: z.array(groupProgress),
  departments: z.array(departmentProgress),
  /** 示例 dates for the stages that have none. */
  proposal: z.array(z.object({ stage: dueStage, due: day })),
  /** Number of the last change of due dates; a change repeats it. */
  version: count,
})
export type Progress = z.infer<typeof progress>

/** Set for everybody, or longer for some: until a day, or so many working days on from each one's own. */
export const dueChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('set'),
    cycle,
    dates: z
      .array(z.object({ stage: dueStage, due: day }))
      .min(1)
      .max(5),
  }),
  z.object({
    kind: z.literal('extended'),
    cycle,
    stage: dueStage,
    target: z.enum(dueTargetKinds),
    codes: z.array(z.string().trim().min(1).max(40)).min(1).max(2000),
    longer: z.union([z.object({ until: day }), z.object({ workdays: z.number().int().min(1).max(60) })]),
  }),
])
export type DueChange = z.infer<typeof dueChange>

export const dueChangeLine = z.object({
  stage: dueStage,
  /** Null: everybody. */
  target: z.enum(dueTargetKinds).nullable(),
  code: z.string(),
  name: z.string(),
  before: day.nullable(),
  after: day.nullable(),
  /** Parcels, or departments, that are not done yet; null where nothing is counted. */
  open: count.nullable(),
  /** Worth knowing, worded. */
  note: z.string().nullable(),
  /** Why it stays as it is, worded. */
  refusal: z.string().nullable(),
})
export type DueChangeLine = z.infer<typeof dueChangeLine>

export const dueAct = z.object({
  number: count,
  kind: z.enum(['set', 'extended', 'reversed']),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  /** The act it takes back. */
  reverses: count.nullable(),
  reversedBy: count.nullable(),
  /** How many in all; the first hundred are listed. */
  changes: count,
  lines: z.array(dueChangeLine.pick({ stage: true, target: true, code: true, name: true, before: true, after: true })),
})
export type DueAct = z.infer<typeof dueAct>

export const remindedStage = z.enum(remindedStages)
const receiver = z.object({ kind: z.enum(receiverKinds), code: z.string().min(1).max(40) })

export const receiverLine = receiver.extend({
  name: z.string(),
  townCode: z.string().nullable(),
  outstanding: count,
  due: dueState.nullable(),
  /** Of the same stage. */
  reminders: count,
  lastAt: z.string().nullable(),
})
export type ReceiverLine = z.infer<typeof receiverLine>

export const reminderLine = receiver.extend({
  number: count,
  cycle,
  stage: remindedStage,
  name: z.string(),
  channel: z.enum(reminderChannels),
  text: z.string(),
  outstanding: count,
  /** 2026-11-20 as it was then. */
  due: day.nullable(),
  letter: z.string().nullable(),
  by: z.string(),
  at: z.string(),
})
export type ReminderLine = z.infer<typeof reminderLine>

/** Receivers of one act; the same text goes to all of them. */
export const reminderBody = z.object({
  cycle,
  stage: remindedStage,
  receivers: z.array(receiver).min(1).max(500),
  text: z.string().trim().min(5).max(500),
})
export type ReminderBody = z.infer<typeof reminderBody>

/** One that nothing is outstanding of, or outside the scope, is left out and said so. */
export const reminderRefusal = receiver.extend({ message: z.string() })

export const letterLine = receiver.extend({
  id: z.string(),
  /** 催办〔2026〕12号 */
  number: z.string(),
  batch: z.string(),
  cycle,
  stage: remindedStage,
  name: z.string(),
  outstanding: count,
  due: day.nullable(),
  issuedOn: day,
  by: z.string(),
  /** Of the PDF once it was made: it is issued again unchanged. */
  sha256: z.string().nullable(),
  /** Why it could not be made, worded. */
  fault: z.string().nullable(),
})
export type LetterLine = z.infer<typeof letterLine>

export const myReminder = reminderLine
  .pick({ number: true, cycle: true, stage: true, text: true, by: true, at: true, letter: true })
  .extend({ outstanding: count, due: dueState.nullable() })
export type MyReminder = z.infer<typeof myReminder>
