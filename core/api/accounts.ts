import { z } from 'zod'
import { roles } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { username } from './sessions.ts'
import { account, cursor, limit } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const role = z.enum(roles)
const params = z.object({ username })
const person = z.string().min(1).max(40)
/** Value of the identity provider's claim by which people are bound, such as their staff number. */
const identity = z.string().min(1).max(200)

export const accountLine = account.extend({
  person: z.string(),
  active: z.boolean(),
  secondFactor: z.boolean(),
  /** The role may not sign in without a second factor. */
  needsSecondFactor: z.boolean(),
  identity: z.string().nullable(),
  /** Made by an invitation code: only the invited parcels. */
  invited: z.boolean(),
  sessions: z.number().int(),
  lastSignInAt: z.string().nullable(),
  lockedUntil: z.string().nullable(),
})
export type AccountLine = z.infer<typeof accountLine>

/** A single-use link to set a password: its path carries the token in the fragment. */
const passwordLink = z.object({ path: z.string(), expiresAt: z.string() })

const refusals = [...askingProblems, 'origin-refused'] as const

export const accountEndpoints = defineEndpoints({
  accounts: {
    method: 'GET',
    path: '/api/v1/accounts',
    summary: '账号清单',
    roles: ['admin', 'security', 'auditor'],
    query: z.object({ q: z.string().max(100).optional(), role: role.optional(), cursor, limit }),
    answers: {
      200: z.object({ items: z.array(accountLine), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: askingProblems,
  },
  createAccount: {
    method: 'POST',
    path: '/api/v1/accounts',
    summary: '新建账号，得到本人设置密码的一次性链接',
    roles: ['admin'],
    body: z.object({
      username,
      name: z.string().min(1).max(60),
      /** 工号: whose account it is. */
      person,
      role,
      org: z.string().max(40).optional(),
      identity: identity.optional(),
    }),
    answers: { 201: z.object({ account, link: passwordLink }) },
    problems: [...refusals, 'account-exists', 'org-unknown', 'duty-conflict', 'identity-taken', 'single-sign-on-off'],
    bodyLimitBytes: 10_000,
  },
  changeAccount: {
    method: 'POST',
    path: '/api/v1/accounts/:username',
    summary: '停用或重新启用账号；停用时其会话随即结束',
    roles: ['admin'],
    params,
    body: z.object({ active: z.boolean() }),
    answers: { 200: z.object({ account, active: z.boolean() }) },
    problems: [...refusals, 'not-found', 'account-own', 'account-last-admin', 'duty-conflict'],
    bodyLimitBytes: 2000,
  },
  createPasswordLink: {
    method: 'POST',
    path: '/api/v1/accounts/:username/password-links',
    summary: '生成重设密码的一次性链接，30 分钟内有效',
    roles: ['admin'],
    params,
    answers: { 201: passwordLink },
    problems: [...refusals, 'not-found'],
  },
  bindIdentity: {
    method: 'POST',
    path: '/api/v1/accounts/:username/identity',
    summary: '把账号绑定到统一身份的一个人',
    roles: ['admin'],
    params,
    body: z.object({ identity }),
    answers: { 200: z.object({ identity: z.string() }) },
    problems: [...refusals, 'not-found', 'identity-taken', 'single-sign-on-off'],
    bodyLimitBytes: 2000,
  },
  unbindIdentity: {
    method: 'DELETE',
    path: '/api/v1/accounts/:username/identity',
    summary: '解除统一身份的绑定',
    roles: ['admin'],
    params,
    answers: { 200: z.object({ unbound: z.literal(true) }) },
    problems: [...refusals, 'not-found', 'single-sign-on-off'],
  },
  resetSecondFactor: {
    method: 'DELETE',
    path: '/api/v1/accounts/:username/second-factor',
    summary: '重置二次验证：下次登录重新绑定验证器',
    roles: ['security'],
    params,
    answers: { 200: z.object({ reset: z.literal(true) }) },
    problems: [...refusals, 'not-found'],
  },
  liftLockOut: {
    method: 'DELETE',
    path: '/api/v1/accounts/:username/lock-out',
    summary: '解除登录锁定',
    roles: ['security'],
    params,
    answers: { 200: z.object({ lifted: z.number().int() }) },
    problems: [...refusals, 'not-found'],
  },
})
