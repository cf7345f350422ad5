import { expect, it } from 'vitest'
import type { BatchProgress } from '#console/batch/use-batch.ts'
import { runTransition, type TransitionOutcome } from '#console/parcels/transition-job.ts'
import { createClient } from '#ui/client.ts'

interface Sent {
  readonly path: string
  readonly body: { readonly parcelCodes: readonly string[]; readonly reason?: string } | null
}

/** A server with so many parcels in the filter; it refuses every tenth. */
function server(total: number) {
  const sent: Sent[] = []
  const codes = Array.from({ length: total }, (_, index) => `P${index}`)
  const call = createClient({
    fetch: async (url, init) => {
      const { pathname, searchParams } = new URL(String(url), 'http://localhost')
      const body = init?.body == null ? null : JSON.parse(String(init.body))
      sent.push({ path: pathname, body })
      if (body === null) {
        const from = Number(searchParams.get('cursor') ?? 0)
        const to = Math.min(total, from + Number(searchParams.get('limit')))
        const items = codes.slice(from, to).map((parcelCode) => ({ ...row, parcelCode }))
        return Response.json({ items, nextCursor: to < total ? String(to) : null, total })
      }
      const items = body.parcelCodes.map((parcelCode: string) => {
        const isRefused = parcelCode.endsWith('0')
        const refusal = isRefused ? { code: 'transition-not-allowed', message: '不能通过。' } : null
        return { parcelCode, status: isRefused ? 'draft' : body.to, refusal }
      })
      return Response.json({ items })
    },
  })
  return { call, sent }
}

const row = {
  parcelName: null,
  townCode: null,
  ownerName: null,
  landClass: null,
  landArea: null,
  status: 'submitted',
  firms: 0,
  errors: 0,
  warnings: 0,
  revision: 1,
  updatedAt: '2026-11-20T14:20:07+08:00',
  result: null,
}

async function run(total: number, parcels: readonly string[] | object, stopAfter = Number.POSITIVE_INFINITY) {
  const { call, sent } = server(total)
  const stop = new AbortController()
  const told: BatchProgress[] = []
  let outcomes: readonly TransitionOutcome[] = []
  const order = { cycle: '2025', parcels, to: 'town-approved' as const, reason: '' }
  const tell = (progress: BatchProgress, soFar: readonly TransitionOutcome[]): void => {
    told.push(progress)
    outcomes = soFar
    if (progress.done >= stopAfter) stop.abort()
  }
  await runTransition(call, order, tell, stop.signal)
  return { sent, told, outcomes }
}

it('选中的宗分批办，进度走到头，拒绝的带原因', async () => {
  const codes = Array.from({ length: 230 }, (_, index) => `P${index}`)
  const { sent, told, outcomes } = await run(0, codes)
  expect(sent.map((request) => request.body?.parcelCodes.length)).toEqual([100, 100, 30])
  expect(told.at(-1)).toEqual({ done: 230, total: 230 })
  expect(outcomes.filter((outcome) => outcome.refusal !== null)).toHaveLength(23)
})

it('整个筛选结果先读完编码再办，一宗不重不漏', async () => {
  const { sent, outcomes } = await run(1203, { status: 'submitted' })
  const firstAct = sent.findIndex((request) => request.body !== null)
  expect(sent.slice(0, firstAct)).toHaveLength(3)
  expect(sent.slice(firstAct).every((request) => request.body !== null)).toBe(true)
  expect(new Set(outcomes.map((outcome) => outcome.parcelCode)).size).toBe(1203)
})

it('取消后办过的留在结果里，其余没动', async () => {
  const { sent, outcomes } = await run(1000, { status: 'submitted' }, 200)
  expect(outcomes).toHaveLength(200)
  expect(sent.filter((request) => request.body !== null)).toHaveLength(2)
})
