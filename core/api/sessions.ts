import { z } from 'zod'
import { signInSteps } from '../access/sign-in-step.ts'
import { defineEndpoints } from './endpoint.ts'
import { account, cycle } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

export const password = z.string().min(1).max(200)
export const newPassword = z.string().min(10).max(200)
export const username = z.string().min(1).max(60)
const step = z.enum(signInSteps)

/** A session as it begins; its token is blank where the browser keeps it in a cookie no script can read. */
export const startedSession = z.object({
  token: z.string(),
  account,
  expiresAt: z.string(),
  /** What is still to come before anything else is answered. */
  step,
})

export const sessionLine = z.object({
  id: z.string(),
  client: z.string(),
  address: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  /** The one this request came with. */
  current: z.boolean(),
})
export type SessionLineBody = z.infer<typeof sessionLine>

const revoked = z.object({ ended: z.number().int() })

export const sessionEndpoints = defineEndpoints({
  signIn: {
    method: 'POST',
    path: '/api/v1/sessions',
    summary: '登录',
    roles: 'anyone',
    body: z.object({
      username,
      password,
      client: z.enum(['console', 'pane', 'program']).optional(),
    }),
    answers: { 200: startedSession },
    problems: [
      'malformed-request',
      'wrong-credentials',
      'sign-in-locked',
      'second-factor-elsewhere',
      'too-busy',
      'origin-refused',
    ],
    bodyLimitBytes: 10_000,
  },
  currentSession: {
    method: 'GET',
    path: '/api/v1/sessions/current',
    summary: '当前登录',
    roles: 'signed-in',
    duringSignIn: true,
    answers: {
      200: z.object({
        account,
        step,
        /** Whether a second factor is in use. */
        secondFactor: z.boolean(),
        district: z.object({ code: z.string(), name: z.string() }),
        cycles: z.array(cycle),
        /** Data of the demo: every page carries 示例数据. */
        demo: z.boolean(),
        /** Day of the server, Asia/Shanghai. */
        today: z.string(),
      }),
    },
    problems: ['not-signed-in'],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/v1/sessions/current',
    summary: '退出',
    roles: 'signed-in',
    duringSignIn: true,
    answers: { 200: z.object({ signedOut: z.literal(true) }) },
    problems: ['not-signed-in', 'origin-refused'],
  },
  ownSessions: {
    method: 'GET',
    path: '/api/v1/sessions',
    summary: '自己的会话',
    roles: 'signed-in',
    answers: { 200: z.object({ items: z.array(sessionLine) }) },
    problems: ['not-signed-in', 'second-factor-required', 'second-factor-missing'],
  },
  allSessions: {
    method: 'GET',
    path: '/api/v1/sessions/all',
    summary: '全部会话，最近使用的在前',
    roles: ['security'],
    query: z.object({ username: username.optional() }),
    answers: {
      200: z.object({
        items: z.array(sessionLine.extend({ username: z.string(), name: z.string(), role: account.shape.role })),
      }),
    },
    problems: askingProblems,
  },
  endSession: {
    method: 'DELETE',
    path: '/api/v1/sessions/:id',
    summary: '结束一个会话：自己的，或（安全管理）任何人的',
    roles: 'signed-in',
    params: z.object({ id: z.string().max(60) }),
    answers: { 200: revoked },
    problems: ['not-signed-in', 'origin-refused', 'not-found'],
  },
  endSessionsOf: {
    method: 'DELETE',
    path: '/api/v1/accounts/:username/sessions',
    summary: '结束一个账号的全部会话',
    roles: ['security'],
    params: z.object({ username }),
    answers: { 200: revoked },
    problems: ['not-signed-in', 'not-allowed', 'origin-refused', 'not-found'],
  },
  setUp: {
    method: 'POST',
    path: '/api/v1/set-up',
    summary: '首次设置：用一次性链接建立管理员账号',
    roles: 'anyone',
    body: z.object({
      token: z.string(),
      username,
      name: z.string().min(1).max(60),
      password: newPassword,
    }),
    answers: { 201: z.object({ account }) },
    problems: ['malformed-request', 'set-up-link-invalid', 'origin-refused'],
    bodyLimitBytes: 10_000,
  },
  changePassword: {
    method: 'POST',
    path: '/api/v1/password',
    summary: '修改自己的密码；其他会话随即结束',
    roles: 'signed-in',
    body: z.object({ current: password, password: newPassword }),
    answers: { 200: revoked },
    problems: ['malformed-request', 'not-signed-in', 'wrong-credentials', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes: 10_000,
  },
  setPassword: {
    method: 'POST',
    path: '/api/v1/password-links/use',
    summary: '用一次性链接设置密码',
    roles: 'anyone',
    body: z.object({ token: z.string().max(200), password: newPassword }),
    answers: { 200: z.object({ username: z.string() }) },
    problems: ['malformed-request', 'password-link-invalid', 'origin-refused', 'too-busy'],
    bodyLimitBytes: 10_000,
  },
})
