import type { ExportRequest, ExportRequestBody } from '#core/api/export-requests.ts'
import type { Actor } from '#server/actions/actor.ts'
import { zhouTao } from '../cast.ts'
import { answer, type TestApp } from '../http/test-app.ts'
import { cycle } from '../rows.ts'

/** A second person of the 专班. */
export const wuMin: Actor = { ...zhouTao, username: 'wumin', name: '吴敏' }

export const ledgerRequest: ExportRequestBody = {
  kind: 'ledger',
  cycle,
  fields: ['taxPaid'],
  purpose: '报区政府专题会议核对亩均税收',
}

export async function asked(
  app: TestApp,
  actor: Actor,
  other: Partial<ExportRequestBody> = {},
): Promise<ExportRequest> {
  return (await answer(app, actor, 'askExport', { body: { ...ledgerRequest, ...other } })) as ExportRequest
}

export async function approved(
  app: TestApp,
  actor: Actor,
  { number }: Pick<ExportRequest, 'number'>,
  limits: { readonly days?: number; readonly downloads?: number } = {},
): Promise<ExportRequest> {
  const body = { decision: 'approved', days: 7, downloads: 3, ...limits }
  return (await answer(app, actor, 'decideExport', { params: { number: String(number) }, body })) as ExportRequest
}

/** What an approved request of the person lets out: its number, as a file is asked for. */
export async function approval(
  app: TestApp,
  actor: Actor,
  other: Partial<ExportRequestBody> = {},
): Promise<{ readonly approval: string }> {
  const request = await asked(app, actor, other)
  await approved(app, actor.username === wuMin.username ? zhouTao : wuMin, request)
  return { approval: String(request.number) }
}
