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
  expect(await push(app, liQiang, parcelRow(opinion, example, 2))).toBe('accepted')
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

const additions = accessTable('添企业')

test.each(additions.map(({ name, cells }) => [name, cells] as const))('添企业：%s', async (name, cells) => {
  const app = await parcelIn(name as RowStatus)
  for (const [index, { column, actor, cell }] of cells.entries()) {
    if (actor === null) throw new Error('nobody adds firms')
    const row = firmRow({ firmName: `${column}添的企业` }, example, `91310117999999930${index}`)
    expect(await push(app, actor, row), `${name} ${column}`).toBe(cell === '可' ? 'accepted' : 'row-locked')
  }
  const others = cast.filter(({ username }) => !cells.some(({ actor }) => actor?.username === username))
  for (const actor of others) {
    const row = firmRow({ firmName: '越权' }, example, '913101179999999409')
    expect(['not-allowed', 'row-outside-scope'], actor.role).toContain(await push(app, actor, row))
  }
})

/** Takes the firm's row out or brings it back; the code of the refusal, or how it then stands. */
async function moveFirm(app: TestApp, actor: Actor, to: 'removed' | 'present'): Promise<string> {
  const rows = [{ form: 'enterprise-information', key: `${cycle}/${example}/${owner}`, baseRevision: 1 }]
  const response = await call(app, actor, 'removeRows', { body: { to, rows, reason: '重复填报' } })
  if (!response.ok) return ((await response.json()) as { code: string }).code
  const { items } = (await response.json()) as { items: { refusal: { code: string } | null }[] }
  return items[0]?.refusal?.code ?? to
}

const removals = accessTable('删行')

test.each(removals.map(({ name, cells }) => [name, cells] as const))('删行：%s', async (name, cells) => {
  const app = await parcelIn(name as RowStatus)
  for (const { column, actor, cell } of cells) {
    if (actor === null) throw new Error('nobody removes rows')
    for (const to of ['removed', 'present'] as const) {
      expect(await moveFirm(app, actor, to), `${name} ${column} ${to}`).toBe(cell === '可' ? to : 'row-locked')
    }
  }
  const others = cast.filter(({ username }) => !cells.some(({ actor }) => actor?.username === username))
  for (const actor of others) {
    expect(['not-allowed', 'row-outside-scope'], actor.role).toContain(await moveFirm(app, actor, 'removed'))
  }
})

test('删行：企业不能删地块，街镇和专班能', async () => {
  const app = await parcelIn('draft')
  const rows = [{ form: 'parcel-self-assessment', key: `${cycle}/${example}`, baseRevision: 3 }]
  const found: string[] = []
  for (const actor of cast) {
    const response = await call(app, actor, 'removeRows', { body: { to: 'removed', rows, reason: '重复填报' } })
    const { items } = (await response.json()) as { items?: { refusal: { code: string } | null }[] }
    if (items?.[0]?.refusal === null) found.push(actor.name)
    await call(app, zhouTao, 'removeRows', { body: { to: 'present', rows, reason: '删错了' } })
  }
  expect(found).toEqual(['王芳', '李强', '周涛'])
})

test('行已删除：谁同步、谁变更状态、谁处理冲突都是同一个答复', async () => {
  const app = await parcelIn('draft')
  const { items } = (await answer(app, zhouTao, 'conflicts', { query: { cycle, parcelCode: example } })) as Conflicts
  const rows = [{ form: 'parcel-self-assessment', key: `${cycle}/${example}`, baseRevision: 3 }]
  await answer(app, zhouTao, 'removeRows', { body: { to: 'removed', rows, reason: '重复填报' } })
  for (const { cells } of edits.filter(({ name }) => name === 'draft')) {
    for (const { actor, column } of cells) {
      if (actor === null) throw new Error('nobody changes values')
      const row =
        actor.role === 'department' ? firmRow({ taxPaid: 801.25 }, example, owner, 1) : parcelRow({ selfNote: column })
      expect(await push(app, actor, row), column).toBe('row-removed')
      expect(await settle(app, actor, items[0]?.id ?? ''), column).toBe('row-removed')
    }
  }
  expect(await move(app, wangFang, 'submitted')).toBe('row-removed')
})

interface Conflicts {
  readonly items: readonly { readonly id: string; readonly rowRevision: number }[]
}

/** Keeps what stands; the code of the refusal, or that it was settled. */
async function settle(app: TestApp, actor: Actor, id: string): Promise<string> {
  const items = [{ id, rowRevision: 3, choice: 'theirs' }]
  const response = await call(app, actor, 'settleConflicts', { body: { items } })
  if (!response.ok) return ((await response.json()) as { code: string }).code
  const { items: settled } = (await response.json()) as { items: { refusal: { code: string } | null }[] }
  return settled[0]?.refusal?.code ?? 'settled'
}

const settlements = accessTable('处理冲突')

test.each(settlements.map(({ name, cells }) => [name, cells] as const))('处理冲突：%s', async (name, cells) => {
  const app = await parcelIn(name as RowStatus)
  const { items } = (await answer(app, zhouTao, 'conflicts', {
    query: { cycle, parcelCode: example, state: 'all' },
  })) as Conflicts
  for (const { column, actor, cell } of cells) {
    if (actor === null) throw new Error('nobody settles')
    const found = await settle(app, actor, items[0]?.id ?? '')
    expect(found, `${name} ${column}`).toBe(cell === '可' ? 'settled' : 'row-locked')
  }
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
