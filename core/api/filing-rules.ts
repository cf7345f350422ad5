import { z } from 'zod'
import { calendarYearSchema, workCalendarSchema } from '../calendar/schema.ts'
import { checklistSchema } from '../filing/checklist-schema.ts'
import { policySchema } from '../vocabulary/policy-schema.ts'
import { defineEndpoints } from './endpoint.ts'
import { askingProblems } from './usual-problems.ts'

const readers = ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'auditor', 'admin'] as const

export const clockRule = z.object({
  limitDays: z.number().int().min(1).max(60),
  start: z.enum(['next-working-day', 'same-day']),
  warnAt: z.tuple([z.number().int(), z.number().int()]),
  reviewTargetDays: z.number().int().min(1).max(60),
})

const movedDeadline = z.object({
  filing: z.string(),
  number: z.string(),
  projectName: z.string(),
  before: z.object({ date: z.string(), provisional: z.boolean() }),
  after: z.object({ date: z.string(), provisional: z.boolean() }),
})

const calendarReading = z.object({
  year: calendarYearSchema.nullable(),
  /** Sentences with days in them that were not taken into account. */
  unread: z.array(z.string()),
  /** Worded, by level. */
  faults: z.array(z.object({ level: z.enum(['error', 'warning']), message: z.string() })),
  /** Days whose working changes from what is in force. */
  changes: z.array(z.object({ date: z.string(), works: z.boolean() })),
  /** Running filings whose deadline would move. */
  moved: z.array(movedDeadline),
})

/** A document of the register with everything it was before: the version in force is the last. */
const policyEntry = z.object({
  number: z.string(),
  isShipped: z.boolean(),
  versions: z
    .array(
      z.object({
        /** 0 for the one shipped. */
        version: z.number().int(),
        document: policySchema,
        /** Why it was entered, by whom, when; blank for the one shipped. */
        reason: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    )
    .min(1),
})
const policyRegister = z.object({ entries: z.array(policyEntry), today: z.string() })

export const filingRuleEndpoints = defineEndpoints({
  filingRules: {
    method: 'GET',
    path: '/api/v1/filing-rules',
    summary: '优质项目：工作日历、计时规则、正面和负面清单',
    roles: readers,
    answers: {
      200: z.object({
        calendar: workCalendarSchema,
        /** Years the district took over that contradict the program's own and are not counted by; with worded reasons. */
        setAside: z.array(z.object({ year: z.number().int(), faults: z.array(z.string()) })),
        rule: clockRule,
        checklist: checklistSchema,
        today: z.string(),
      }),
    },
    problems: ['not-signed-in', 'not-allowed'],
  },
  readCalendarNotice: {
    method: 'POST',
    path: '/api/v1/filing-rules/calendar/reading',
    summary: '工作日历：读出放假通知，先看再用',
    roles: ['admin', 'district'],
    body: z.object({ text: z.string().min(10).max(20_000) }),
    answers: { 200: calendarReading },
    problems: [...askingProblems, 'origin-refused'],
    bodyLimitBytes: 100_000,
  },
  applyCalendarYear: {
    method: 'POST',
    path: '/api/v1/filing-rules/calendar/years',
    summary: '工作日历：采用一年的放假安排，重算在办项目的时限',
    roles: ['admin', 'district'],
    /** A year in force already is replaced only when `replace` says so. */
    body: z.object({ year: calendarYearSchema, replace: z.boolean() }),
    answers: { 200: z.object({ calendar: workCalendarSchema, moved: z.array(movedDeadline) }) },
    problems: [...askingProblems, 'origin-refused', 'calendar-refused', 'too-busy'],
    bodyLimitBytes: 100_000,
  },
  changeClockRule: {
    method: 'POST',
    path: '/api/v1/filing-rules/clock',
    summary: '计时规则：起算日、提醒日（此后受理的项目适用）',
    roles: ['admin', 'district'],
    body: z.object({ rule: clockRule, reason: z.string().trim().min(2).max(500) }),
    answers: { 200: z.object({ rule: clockRule, moved: z.array(movedDeadline) }) },
    problems: [...askingProblems, 'origin-refused', 'too-busy'],
    bodyLimitBytes: 10_000,
  },
  changeChecklist: {
    method: 'POST',
    path: '/api/v1/filing-rules/checklist',
    summary: '正面和负面清单：采用新版本',
    roles: ['admin', 'district'],
    body: z.object({ checklist: checklistSchema, reason: z.string().trim().min(2).max(500) }),
    answers: { 200: z.object({ checklist: checklistSchema }) },
    problems: [...askingProblems, 'origin-refused', 'checklist-refused', 'too-busy'],
    bodyLimitBytes: 300_000,
  },
  policies: {
    method: 'GET',
    path: '/api/v1/policies',
    summary: '政策登记：文件、有效期、延续和替代，含以前的版本',
    roles: readers,
    answers: { 200: policyRegister },
    problems: ['not-signed-in', 'not-allowed'],
  },
  savePolicy: {
    method: 'POST',
    path: '/api/v1/policies',
    summary: '政策登记：登记文件，或更正一份文件（以前的版本保留）',
    roles: ['admin', 'district'],
    body: z.object({
      document: policySchema,
      /** The version this one takes the place of; null for a document that is not in the register. */
      base: z.number().int().min(0).nullable(),
      reason: z.string().trim().min(2).max(500),
    }),
    answers: { 200: policyRegister },
    problems: [...askingProblems, 'origin-refused', 'policy-refused', 'too-busy'],
    bodyLimitBytes: 20_000,
  },
})
