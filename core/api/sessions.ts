import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'
import { account, cycle } from './shapes.ts'

const password = z.string().min(1).max(200)

export const sessionEndpoints = defineEndpoints({
  signIn: {
    method: 'POST',
    path: '/api/v1/sessions',
    summary: '登录',
    roles: 'anyone',
    body: z.object({
      username: z.string().min(1).max(60),
      password,
      client: z.enum(['console', 'pane', 'program']).optional(),
    }),
    answers: { 200: z.object({ token: z.string(), account, expiresAt: z.string() }) },
    problems: ['malformed-request', 'wrong-credentials', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes: 10_000,
  },
  currentSession: {
    method: 'GET',
    path: '/api/v1/sessions/current',
    summary: '当前登录',
    roles: 'signed-in',
    answers: {
      200: z.object({
        account,
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
    answers: { 200: z.object({ signedOut: z.literal(true) }) },
    problems: ['not-signed-in', 'origin-refused'],
  },
  setUp: {
    method: 'POST',
    path: '/api/v1/set-up',
    summary: '首次设置：用一次性链接建立管理员账号',
    roles: 'anyone',
    body: z.object({
      token: z.string(),
      username: z.string().min(1).max(60),
      name: z.string().min(1).max(60),
      password: z.string().min(10).max(200),
    }),
    answers: { 201: z.object({ account }) },
    problems: ['malformed-request', 'set-up-link-invalid', 'origin-refused'],
    bodyLimitBytes: 10_000,
  },
})
