import { z } from 'zod'
import { dataReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { startedSession } from './sessions.ts'
import { askingProblems } from './usual-problems.ts'

/** As it is read off the pane: eight letters and digits; blanks and dashes do not matter. */
const code = z.string().min(8).max(20)
/** Base64url of SHA-256. */
const challenge = z.string().regex(/^[\w-]{43}$/)
const verifier = z.string().regex(/^[\w-]{43}$/)
const bodyLimitBytes = 2000

/** A pane signs in without a password: it shows a code, its person approves it in the console. Codes stand in no address. */
export const pairingEndpoints = defineEndpoints({
  startPairing: {
    method: 'POST',
    path: '/api/v1/pairings',
    summary: '填报窗格取得配对码，5 分钟内有效',
    roles: 'anyone',
    body: z.object({ challenge }),
    answers: { 201: z.object({ code: z.string(), expiresAt: z.string(), seconds: z.number().int() }) },
    problems: ['malformed-request', 'origin-refused', 'too-busy'],
    bodyLimitBytes,
  },
  pollPairing: {
    method: 'POST',
    path: '/api/v1/pairings/poll',
    summary: '填报窗格询问是否已批准；批准后得到会话，只一次',
    roles: 'anyone',
    body: z.object({ code, verifier }),
    answers: { 200: z.object({ session: startedSession.nullable() }) },
    problems: ['malformed-request', 'pairing-code-unknown', 'pairing-denied', 'origin-refused', 'too-busy'],
    bodyLimitBytes,
  },
  inspectPairing: {
    method: 'POST',
    path: '/api/v1/pairings/inspection',
    summary: '批准前查看配对码从哪里来',
    roles: dataReaders,
    body: z.object({ code }),
    answers: { 200: z.object({ address: z.string(), startedAt: z.string(), sameAddress: z.boolean() }) },
    problems: ['malformed-request', 'not-signed-in', 'pairing-code-unknown', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes,
  },
  decidePairing: {
    method: 'POST',
    path: '/api/v1/pairings/decision',
    summary: '批准或拒绝填报窗格以本人身份登录',
    roles: dataReaders,
    body: z.object({ code, approve: z.boolean() }),
    answers: { 200: z.object({ approved: z.boolean() }) },
    problems: [...askingProblems, 'pairing-code-unknown', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes,
  },
})
