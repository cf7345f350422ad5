import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'

/** Six digits of the authenticator, or a recovery code. */
const code = z.string().min(6).max(40)
const body = z.object({ code })
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
const bodyLimitBytes = 2000

export const secondFactorEndpoints = defineEndpoints({
  startSecondFactor: {
    method: 'POST',
    path: '/api/v1/second-factor',
    summary: '开启二次验证：取得密钥；换绑时先核对现有验证码',
    roles: 'signed-in',
    duringSignIn: true,
    body: z.object({ code: code.optional() }),
    answers: { 200: z.object({ secret: z.string(), uri: z.string() }) },
    problems: ['malformed-request', 'not-signed-in', 'second-factor-wrong', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes,
  },
  confirmSecondFactor: {
    method: 'POST',
    path: '/api/v1/second-factor/confirmation',
    summary: '确认验证器，取得恢复码（只显示一次）',
    roles: 'signed-in',
    duringSignIn: true,
    body,
    answers: { 200: recoveryCodes },
    problems: [
      'malformed-request',
      'not-signed-in',
      'second-factor-wrong',
      'second-factor-not-started',
      'sign-in-locked',
      'origin-refused',
    ],
    bodyLimitBytes,
  },
  verifySecondFactor: {
    method: 'POST',
    path: '/api/v1/second-factor/verification',
    summary: '登录的第二步：核对验证码或恢复码',
    roles: 'signed-in',
    duringSignIn: true,
    body,
    /** recoveryCodesLeft: null when the code came from the authenticator. */
    answers: { 200: z.object({ recoveryCodesLeft: z.number().int().nullable() }) },
    problems: ['malformed-request', 'not-signed-in', 'second-factor-wrong', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes,
  },
  makeRecoveryCodes: {
    method: 'POST',
    path: '/api/v1/second-factor/recovery-codes',
    summary: '重新生成恢复码，原有的作废',
    roles: 'signed-in',
    body,
    answers: { 200: recoveryCodes },
    problems: ['malformed-request', 'not-signed-in', 'second-factor-wrong', 'sign-in-locked', 'origin-refused'],
    bodyLimitBytes,
  },
  removeSecondFactor: {
    method: 'POST',
    path: '/api/v1/second-factor/removal',
    summary: '关闭自己的二次验证；须有二次验证的角色不能关闭',
    roles: 'signed-in',
    body,
    answers: { 200: z.object({ removed: z.literal(true) }) },
    problems: [
      'malformed-request',
      'not-signed-in',
      'second-factor-obligatory',
      'second-factor-wrong',
      'sign-in-locked',
      'origin-refused',
    ],
    bodyLimitBytes,
  },
})
