import { expect, it } from 'vitest'
import { conflictsOf, type SettleOutcome, settleConflicts } from '#console/conflicts/settle-job.ts'
import { createClient } from '#ui/client.ts'
import { conflict } from './conflict.ts'

interface Item {
  readonly id: string
  readonly rowRevision: number
  readonly choice: string
}

/** A server with so many open conflicts, each on a row of its own; it refuses every hundredth. */
function server(total: number) {
  const sent: { readonly items: readonly Item[]; readonly reason?: string }[] = []
  const all = Array.from({ length: total }, (_, index) => conflict({ id: `c${index}`, key: `2025/P${index}` }))
  const call = createClient({
    fetch: async (url, init) => {
      if (init?.body != null) {
        const body = JSON.parse(String(init.body))
        sent.push(body)
        const items = body.items.map(({ id, rowRevision }: Item) => {
          const isRefused = id.endsWith('00')
          return isRefused
            ? { id, revision: null, refusal: { code: 'row-changed-since', message: '李强今天 14:30 改过。' } }
            : { id, revision: rowRevision + 1, refusal: null }
        })
        return Response.json({ items })
      }
      const query = new URL(String(url), 'http://localhost').searchParams
      const from = Number(query.get('cursor') ?? 0)
      const to = Math.min(total, from + Number(query.get('limit')))
      return Response.json({ items: all.slice(from, to), nextCursor: to < total ? String(to) : null, open: total })
    },
  })
  return { call, sent }
}

const filter = { cycle: '2025', state: 'open' as const }
const decision = { choice: 'theirs' as const, reason: '' }
const { signal } = new AbortController()

it('先读完全部，再 500 项一批地处理，拒绝的带原因', async () => {
  const { call, sent } = server(1203)
  const read: number[] = []
  const found = await conflictsOf(call, filter, (done) => read.push(done), signal)
  expect(read).toEqual([500, 1000, 1203])
  let outcomes: readonly SettleOutcome[] = []
  await settleConflicts(call, found, decision, (_, soFar) => (outcomes = soFar), signal)
  expect(sent.map(({ items }) => items.length)).toEqual([500, 500, 203])
  expect(new Set(outcomes.map((outcome) => outcome.conflict.id)).size).toBe(1203)
  expect(outcomes.filter(({ refusal }) => refusal === '李强今天 14:30 改过。')).toHaveLength(12)
})

it('取消后处理过的留在结果里，其余没动', async () => {
  const { call, sent } = server(1203)
  const found = await conflictsOf(call, filter, () => {}, signal)
  const stop = new AbortController()
  let outcomes: readonly SettleOutcome[] = []
  const tell = ({ done }: { readonly done: number }, soFar: readonly SettleOutcome[]): void => {
    outcomes = soFar
    if (done >= 500) stop.abort()
  }
  await settleConflicts(call, found, decision, tell, stop.signal)
  expect(outcomes).toHaveLength(500)
  expect(sent).toHaveLength(1)
})

it('同一行的几项：自己处理造成的新版本不算别人改过', async () => {
  const { call, sent } = server(0)
  const row = (id: string) => conflict({ id, key: '2025/P', rowRevision: 4 })
  const others = Array.from({ length: 499 }, (_, index) => conflict({ id: `x${index}`, key: `2025/Q${index}` }))
  await settleConflicts(call, [row('a'), ...others, row('b')], decision, () => {}, signal)
  expect(sent[1]?.items).toEqual([{ id: 'b', rowRevision: 5, choice: 'theirs' }])
})

it('说明和另填的值一起送，没有说明不送空的', async () => {
  const { call, sent } = server(0)
  const other = { choice: 'other' as const, value: null, reason: '现场复核' }
  await settleConflicts(call, [conflict()], other, () => {}, signal)
  await settleConflicts(call, [conflict()], decision, () => {}, signal)
  expect(sent).toEqual([
    { items: [{ id: 'c1', rowRevision: 4, choice: 'other', value: null }], reason: '现场复核' },
    { items: [{ id: 'c1', rowRevision: 4, choice: 'theirs' }] },
  ])
})
