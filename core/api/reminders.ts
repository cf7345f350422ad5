import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'
import {
  letterLine,
  myReminder,
  receiverLine,
  remindedStage,
  reminderBody,
  reminderLine,
  reminderRefusal,
} from './progress-shapes.ts'
import { cursor, cycle, limit } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const acted = [...askingProblems, ...writingProblems] as const
/** A 街镇 reminds the enterprises it invited, the 专班 everybody. */
const reminders = ['town', 'town-reviewer', 'district'] as const
const readers = [...reminders, 'auditor'] as const
const batch = z.uuid().describe('催办函批次，由页面生成')

/** 催办: whom to remind, what was said to whom and when, and letters on paper. */
export const reminderEndpoints = defineEndpoints({
  receivers: {
    method: 'GET',
    path: '/api/v1/reminders/receivers',
    summary: '催办：某一环节还没有完成的街镇、企业、部门',
    roles: readers,
    query: z.object({ cycle, stage: remindedStage }),
    answers: { 200: z.object({ items: z.array(receiverLine), text: z.string() }) },
    problems: askingProblems,
  },
  reminders: {
    method: 'GET',
    path: '/api/v1/reminders',
    summary: '催办：记录，最近的在前',
    roles: readers,
    query: z.object({ cycle, cursor, limit }),
    answers: { 200: z.object({ items: z.array(reminderLine), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  remind: {
    method: 'POST',
    path: '/api/v1/reminders',
    summary: '催办：在系统中提醒，对方登录后看到，直到办完',
    roles: reminders,
    body: reminderBody,
    answers: { 200: z.object({ reminded: z.number().int(), refused: z.array(reminderRefusal) }) },
    problems: acted,
    bodyLimitBytes: 200_000,
  },
  ownReminders: {
    method: 'GET',
    path: '/api/v1/reminders/own',
    summary: '催办：提醒我的、还没有办完的',
    roles: ['enterprise', 'town', 'town-reviewer', 'department'],
    answers: { 200: z.object({ items: z.array(myReminder) }) },
    problems: askingProblems,
  },
  letters: {
    method: 'GET',
    path: '/api/v1/letters',
    summary: '催办函：清单，最近的在前',
    roles: ['district', 'auditor'],
    query: z.object({ cycle, cursor, limit }),
    answers: { 200: z.object({ items: z.array(letterLine), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  issueLetters: {
    method: 'POST',
    path: '/api/v1/letters',
    summary: '催办函：编号并出具，每个对象一份，同时记为书面催办',
    roles: ['district'],
    body: reminderBody.extend({ batch }),
    answers: { 200: z.object({ items: z.array(letterLine), refused: z.array(reminderRefusal) }) },
    problems: acted,
    bodyLimitBytes: 200_000,
  },
  letter: {
    method: 'GET',
    path: '/api/v1/letters/:id/file',
    summary: '催办函：一份 PDF，每次相同',
    roles: ['district', 'auditor'],
    params: z.object({ id: z.string().max(60) }),
    answers: { 200: { binary: 'application/pdf' } },
    problems: [...objectProblems, 'too-busy', 'paper-missing-glyph', 'paper-time-out', 'attachment-lost'],
  },
  letterBatch: {
    method: 'GET',
    path: '/api/v1/letters/batch',
    summary: '催办函：一批的全部 PDF 和清单（zip），断开后可以再取',
    roles: ['district', 'auditor'],
    query: z.object({ batch }),
    answers: { 200: { binary: 'application/zip' } },
    problems: [...objectProblems, 'too-busy'],
  },
  letterProgress: {
    method: 'GET',
    path: '/api/v1/letters/progress',
    summary: '催办函：一批制作到哪里',
    roles: ['district', 'auditor'],
    query: z.object({ batch }),
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable() }) },
    problems: askingProblems,
  },
})
