import { expect, test } from 'vitest'
import { type RowStatus, rowStatuses } from '#core/record/status.ts'
import type { Actor } from '#server/actions/actor.ts'
import { cast, liQiang, owner, wangFang, zhouTao } from '../cast.ts'
import { answer, call, type TestApp } from '../http/test-app.ts'
import { batchOf, cycle, example, firmRow, parcelRow } from '../rows.ts'
import { grounds } from './access-probes.ts'
import { accessTable } from './access-table.ts'

interface Revised {
  readonly parcel: { readonly revision: number; readonly status: RowStatus }
  readonly firms: readonly { readonly revision: number }[]
}

function revisions(app: TestApp): Promise<Revised> {
  return answer(app, zhouTao, 'parcel', { params: { cycle, parcelCode: example } }) as Promise<Revised>
}

async function push(app: TestApp, actor: Actor, row: ReturnType<typeof parcelRow>): Promise<string> {
  const response = await call(app, actor, 'push', { body: batchOf([row]) })
  if (!response.ok) return ((await response.json()) as { code: string }).code
  const { rows } = (await response.json()) as { rows: { outcome: string; refusal: { code: string } | null }[] }
  return rows[0]?.refusal?.code ?? rows[0]?.outcome ?? ''
}

interface Moved {
  readonly items: readonly { readonly status: string | null; readonly refusal: { readonly code: string } | null }[]
}

async function move(app: TestApp, actor: Actor, to: RowStatus): Promise<string> {
  const body = { cycle, parcelCodes: [example], to, reason: '空置面积与现场不符，请核对。' }
  const response = await call(app, actor, 'transition', { body })
  if (!response.ok) return ((await response.json()) as { code: string }).code
  const { items } = (await response.json()) as Moved
  return items[0]?.refusal?.code ?? items[0]?.status ?? ''
}

/** How a parcel comes to a status, by those whose act it is. */
const ways: Readonly<Record<RowStatus, readonly (readonly [Actor, RowStatus])[]>> = {
  draft: [],
  submitted: [[wangFang, 'submitted']],
  'town-returned': [
    [wangFang, 'submitted'],
    [liQiang, 'town-returned'],
  ],
  'town-approved': [
    [wangFang, 'submitted'],
    [liQiang, 'town-approved'],
  ],
  'review-returned': [
    [wangFang, 'submitted'],
    [liQiang, 'town-approved'],
    [zhouTao, 'review-returned'],
  ],
  'review-approved': [
    [wangFang, 'submitted'],
    [liQiang, 'town-approved'],
    [zhouTao, 'review-approved'],
  ],
  locked: [
    [wangFang, 'submitted'],
    [liQiang, 'town-approved'],
    [zhouTao, 'review-approved'],
    [zhouTao, 'locked'],
  ],
}

/** The example parcel in a status, with what 街镇 review asks of it. */
async function parcelIn(status: RowStatus): Promise<TestApp> {
  const { app } = await grounds()
  const opinion = { townReviewer: '李强', townReviewDate: '2026-11-20', townOpinion: '属实' }
  expect(await push(app, liQiang, parcelRow(opinion, example, 1))).toBe('accepted')
  for (const [actor, to] of ways[status]) expect(await move(app, actor, to)).toBe(to)
  return app
}

const edits = accessTable('改值')

test('每种状态都有一行', () => {
  expect(edits.map(({ name }) => name)).toEqual([...rowStatuses])
})

test.each(edits.map(({ name, cells }) => [name, cells] as const))('改值：%s', async (name, cells) => {
  const app = await parcelIn(name as RowStatus)
  for (const { column, actor, cell } of cells) {
    if (actor === null) throw new Error('nobody changes values')
    const { parcel, firms } = await revisions(app)
    const row =
      actor.role === 'department'
        ? firmRow({ taxPaid: 801.25 }, example, owner, firms[0]?.revision ?? 0)
        : parcelRow({ selfNote: `${column}的说明` }, example, parcel.revision)
    expect(await push(app, actor, row), `${name} ${column}`).toBe(cell === '可' ? 'accepted' : 'row-locked')
  }
  const others = cast.filter(({ username }) => !cells.some(({ actor }) => actor?.username === username))
  for (const actor of others.filter(({ role }) => role === 'auditor' || role === 'security' || role === 'admin')) {
    expect(await push(app, actor, parcelRow({ selfNote: '越权' }, example, 1)), actor.role).toBe('not-allowed')
  }
  expect((await revisions(app)).parcel.status).toBe(name)
})

const moves = accessTable('变更')

test.each(rowStatuses)('变更：从 %s 出发，表里没有的谁都不能，表里有的只有写明的人能', async (from) => {
  const app = await parcelIn(from)
  const allowed: (readonly [Actor, RowStatus])[] = []
  for (const to of rowStatuses) {
    const line = moves.find(({ name }) => name === `${from} → ${to}`)
    for (const actor of cast) {
      const cell = line?.cells.find((one) => one.actor?.username === actor.username)?.cell ?? '无'
      if (cell === '可') {
        allowed.push([actor, to])
        continue
      }
      // A parcel of 新桥镇 is not 张伟's to move, whatever the status.
      const refused = ['not-allowed', 'transition-not-allowed', 'row-outside-scope']
      expect(refused, `${actor.name} ${from} → ${to}`).toContain(await move(app, actor, to))
    }
  }
  expect((await revisions(app)).parcel.status).toBe(from)
  for (const [actor, to] of allowed) {
    const fresh = await parcelIn(from)
    expect(await move(fresh, actor, to), `${actor.name} ${from} → ${to}`).toBe(to)
  }
})
