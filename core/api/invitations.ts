import { z } from 'zod'
import { invitationStates } from '../access/invitation.ts'
import { inviters } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { newPassword, username } from './sessions.ts'
import { account, cursor, cycle, limit, xlsxFile } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const parcelCode = z.string().min(1).max(40)

export const invitationLine = z.object({
  id: z.string(),
  cycle,
  uscc: z.string(),
  townCode: z.string(),
  parcelCodes: z.array(z.string()),
  state: z.enum(invitationStates),
  issuedBy: z.string(),
  issuedAt: z.string(),
  expiresAt: z.string(),
  usedAt: z.string().nullable(),
  usedBy: z.string().nullable(),
})
export type InvitationLine = z.infer<typeof invitationLine>

const refusals = [...askingProblems, 'origin-refused'] as const
const days = z.number().int().min(1).max(90).optional()

export const invitationEndpoints = defineEndpoints({
  invitations: {
    method: 'GET',
    path: '/api/v1/invitations',
    summary: '企业邀请码清单（不含码）',
    roles: inviters,
    query: z.object({ cycle, cursor, limit }),
    answers: {
      200: z.object({ items: z.array(invitationLine), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: askingProblems,
  },
  issueInvitation: {
    method: 'POST',
    path: '/api/v1/invitations',
    summary: '为一家企业生成邀请码，码只在答复里出现一次',
    roles: inviters,
    body: z.object({
      cycle,
      parcelCodes: z.array(parcelCode).min(1).max(100),
      /** Absent: the owner of the parcels. */
      uscc: z.string().min(1).max(60).optional(),
      days,
    }),
    answers: { 201: z.object({ code: z.string(), invitation: invitationLine }) },
    problems: [...refusals, 'row-outside-scope', 'parcel-without-owner', 'parcel-not-of-firm'],
    bodyLimitBytes: 20_000,
  },
  issueInvitations: {
    method: 'POST',
    path: '/api/v1/invitations/batch',
    summary: '为各地块的用地主体成批生成邀请码：只导出一次（xlsx），没有生成的写明原因',
    roles: inviters,
    body: z.object({ cycle, parcelCodes: z.array(parcelCode).min(1).max(500), days }),
    answers: { 200: xlsxFile },
    problems: [...refusals],
    bodyLimitBytes: 50_000,
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/v1/invitations/:id',
    summary: '撤销未使用的邀请码',
    roles: inviters,
    params: z.object({ id: z.string().max(60) }),
    answers: { 200: z.object({ revoked: z.literal(true) }) },
    problems: [...refusals, 'not-found', 'invitation-invalid'],
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/v1/invitations/acceptance',
    summary: '企业用邀请码建立账号',
    roles: 'anyone',
    body: z.object({
      code: z.string().min(16).max(40),
      username,
      name: z.string().min(1).max(60),
      password: newPassword,
    }),
    answers: { 201: z.object({ account }) },
    problems: ['malformed-request', 'invitation-invalid', 'account-exists', 'origin-refused', 'too-busy'],
    bodyLimitBytes: 10_000,
  },
})
