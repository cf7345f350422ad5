import { z } from 'zod'
import { evaluationReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { dueAct, dueChange, dueChangeLine, dueReason, progress } from './progress-shapes.ts'
import { cycle, xlsxFile } from './shapes.ts'
import { askingProblems, writingProblems } from './usual-problems.ts'

const acted = [...askingProblems, ...writingProblems, 'due-dates-changed'] as const
const version = z.number().int().min(0)

/** Due dates of the stages, and how 街镇, 园区 and departments stand to them. */
export const progressEndpoints = defineEndpoints({
  progress: {
    method: 'GET',
    path: '/api/v1/progress',
    summary: '进度：各环节时限，各街镇、园区、部门的完成和按时情况；街镇、部门只看到自己的',
    roles: evaluationReaders,
    query: z.object({ cycle }),
    answers: { 200: progress },
    problems: askingProblems,
  },
  exportProgress: {
    method: 'GET',
    path: '/api/v1/progress/export',
    summary: '进度：导出（xlsx）',
    roles: evaluationReaders,
    query: z.object({ cycle }),
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  dueActs: {
    method: 'GET',
    path: '/api/v1/progress/due-dates',
    summary: '时限：变更记录，最近的在前',
    roles: ['district', 'auditor'],
    query: z.object({ cycle }),
    /** The newest hundred. */
    answers: { 200: z.object({ items: z.array(dueAct) }) },
    problems: askingProblems,
  },
  previewDueDates: {
    method: 'POST',
    path: '/api/v1/progress/due-dates/preview',
    summary: '时限：设定或延长之前，列出影响到谁、原来和改后的日期，不改数据',
    roles: ['district'],
    body: z.object({ change: dueChange }),
    answers: { 200: z.object({ version, lines: z.array(dueChangeLine) }) },
    problems: [...askingProblems, 'origin-refused'],
    bodyLimitBytes: 200_000,
  },
  changeDueDates: {
    method: 'POST',
    path: '/api/v1/progress/due-dates',
    summary: '时限：设定或延长；不能改的逐项说明，其余照办',
    roles: ['district'],
    body: z.object({ change: dueChange, reason: dueReason, version }),
    answers: { 200: z.object({ number: z.number().int().nullable(), lines: z.array(dueChangeLine) }) },
    problems: acted,
    bodyLimitBytes: 200_000,
  },
  reverseDueDates: {
    method: 'POST',
    path: '/api/v1/progress/due-dates/:number/reversal',
    summary: '时限：撤销一次变更，恢复原来的日期；之后又改过的不能撤销',
    roles: ['district'],
    params: z.object({ number: z.coerce.number().int().min(1) }),
    body: z.object({ reason: dueReason }),
    answers: { 200: z.object({ number: z.number().int() }) },
    problems: [...askingProblems, ...writingProblems, 'not-found', 'due-dates-built-on'],
  },
})
