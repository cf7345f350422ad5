import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'
import { startedSession } from './sessions.ts'

/** Where the identity provider sends people back to: a page of the console. */
export const singleSignOnPath = '/sign-in/return'

export const singleSignOnEndpoints = defineEndpoints({
  startSingleSignOn: {
    method: 'POST',
    path: '/api/v1/single-sign-on',
    summary: '统一身份登录：取得要前往的地址',
    roles: 'anyone',
    body: z.object({}),
    /** The ticket stays in the browser that began; the answer of the provider is good for it only. */
    answers: { 200: z.object({ url: z.string(), ticket: z.string() }) },
    problems: ['malformed-request', 'single-sign-on-off', 'single-sign-on-unreachable', 'origin-refused', 'too-busy'],
    bodyLimitBytes: 2000,
  },
  finishSingleSignOn: {
    method: 'POST',
    path: '/api/v1/single-sign-on/sessions',
    summary: '统一身份登录：用认证结果换取会话',
    roles: 'anyone',
    body: z.object({
      ticket: z.string().max(200),
      /** The query the provider sent the person back with, without its question mark. */
      parameters: z.string().max(8000),
    }),
    answers: { 200: startedSession },
    problems: [
      'malformed-request',
      'single-sign-on-off',
      'single-sign-on-unreachable',
      'single-sign-on-failed',
      'single-sign-on-unbound',
      'origin-refused',
      'too-busy',
    ],
    bodyLimitBytes: 20_000,
  },
})
