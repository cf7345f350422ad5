import { z } from 'zod'
import { inviters, roles } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { workbookRefusals } from './file-refusals.ts'
import { count, cycle, xlsxFile } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const zip = 'application/zip'

export const accountOutcomes = ['new', 'exists', 'refused'] as const
export type AccountOutcome = (typeof accountOutcomes)[number]
export const accountOutcomeNames: Readonly<Record<AccountOutcome, string>> = {
  new: '新建',
  exists: '已有',
  refused: '不办',
}

export const plannedAccount = z.object({
  /** Of the sheet. */
  row: count,
  name: z.string(),
  role: z.enum(roles).nullable(),
  orgName: z.string().nullable(),
  username: z.string().nullable(),
  outcome: z.enum(accountOutcomes),
  /** Why it is refused, as a sentence. */
  why: z.string().nullable(),
})
export type PlannedAccount = z.infer<typeof plannedAccount>

/** Where people open the system, printed on their slips: as the browser of whoever asks knows it. */
const address = z.url({ protocol: /^https?$/ }).max(200)

const reading = [
  ...askingProblems,
  'origin-refused',
  'request-too-large',
  'too-busy',
  'workbook-time-out',
  'account-list-refused',
  ...workbookRefusals,
] as const
const printing = ['storage-full', 'paper-missing-glyph', 'paper-time-out'] as const

/** 批量开户: accounts from a list, and codes for the firms of a 街镇, each as slips that are shown once. */
export const accountBatchEndpoints = defineEndpoints({
  accountListTemplate: {
    method: 'GET',
    path: '/api/v1/account-batches/template',
    summary: '批量开户：账号名单模板',
    roles: ['admin'],
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  previewAccounts: {
    method: 'POST',
    path: '/api/v1/account-batches/preview',
    summary: '批量开户：读取名单，逐行说明新建、已有还是不办，不改数据',
    roles: ['admin'],
    body: { multipart: 'file' },
    answers: { 200: z.object({ items: z.array(plannedAccount), accounts: count }) },
    problems: [...reading],
    bodyLimitBytes: 6_000_000,
  },
  createAccounts: {
    method: 'POST',
    path: '/api/v1/account-batches',
    summary: '批量开户：一次建好名单中可新建的账号，设密码的一次性链接只在这个答复里（开户单 PDF 和清单 xlsx）',
    roles: ['admin'],
    query: z.object({
      address,
      /** As many as the preview said. */
      accounts: z.coerce.number().int().min(1),
    }),
    body: { multipart: 'file' },
    answers: { 200: { binary: zip } },
    problems: [...reading, ...printing],
    bodyLimitBytes: 6_000_000,
  },
  inviteTown: {
    method: 'POST',
    path: '/api/v1/invitations/town',
    summary: '为一个街镇还没有账号、没有邀请码的用地主体成批生成邀请码（邀请单 PDF 和清单 xlsx，只此一次）',
    roles: inviters,
    body: z.object({
      cycle,
      town: z.string().min(1).max(40),
      days: count.min(1).max(90),
      address,
    }),
    answers: { 200: { binary: zip } },
    problems: [...askingProblems, 'origin-refused', 'not-found', 'too-busy', 'account-list-refused', ...printing],
    bodyLimitBytes: 2000,
  },
})
