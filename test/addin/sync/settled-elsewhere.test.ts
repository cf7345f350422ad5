import { expect, it } from 'vitest'
import { choose } from '#addin/sync/choose.ts'
import { closeSettled } from '#addin/sync/settled-elsewhere.ts'
import type { LedgerConflict } from '#core/api/conflicts.ts'
import { known, type OpenBook, openBook, parcel, parcelForm, type } from './open-book.ts'

const key = '2025/SJ-XQ-0001'
const signal = new AbortController().signal

const entry: LedgerConflict = {
  id: 'a',
  form: parcelForm,
  key,
  parcelCode: 'SJ-XQ-0001',
  parcelName: null,
  firmName: null,
  townCode: null,
  field: 'floorArea',
  layer: 'reported',
  base: 50,
  mine: 100,
  mineBy: '王芳',
  mineAt: '2026-11-22T01:00:00Z',
  theirs: 200,
  theirsBy: '李强',
  theirsAt: '2026-11-22T00:00:00Z',
  current: 300,
  rowRevision: 4,
  maySettle: true,
  settlement: { choice: 'other', value: 300, by: '李强', at: '2026-11-22T02:00:00Z', reason: null },
}

/** 我的 100, 对方的 200; the ledger says these, newest first. */
async function opened(...items: readonly LedgerConflict[]): Promise<OpenBook> {
  const answer = () => Response.json({ items, nextCursor: null, open: 0 })
  const open = await openBook(
    [parcel('SJ-XQ-0001', { floorArea: 100 })],
    [known(parcelForm, key, { floorArea: 200 }, { revision: 3 })],
    { answer },
  )
  const conflict = { field: 'floorArea', base: 50, mine: 100, theirs: 200, theirsBy: '李强', theirsAt: '' }
  open.kept.outbox = { ...open.kept.outbox, conflicts: [{ ...conflict, form: parcelForm, key }] }
  return open
}

function shown({ host, rows }: OpenBook): unknown {
  return host.model.cells(rows.find(parcelForm, key)?.row.id ?? '').floorArea
}

it('单元格仍是我的：写成处理的值，不当作修改，冲突关闭', async () => {
  const open = await opened(entry)
  expect(await closeSettled(open.parts, signal)).toMatchObject([
    { field: 'floorArea', choice: 'other', value: 300, by: '李强', cell: 'written' },
  ])
  expect(shown(open)).toBe(300)
  expect(open.kept.outbox.conflicts).toEqual([])
  expect(open.parts.pending.list(open.parts.book)).toEqual([])
})

it('单元格已另行修改：不动它，问题留着，换成现在的两个值；同一次处理不再算数，选了我的才发送', async () => {
  const open = await opened(entry)
  type(open, key, 'floorArea', 400)
  expect(await closeSettled(open.parts, signal)).toMatchObject([{ cell: 'kept' }])
  expect(shown(open)).toBe(400)
  expect(open.kept.outbox.conflicts).toMatchObject([{ mine: 400, theirs: 300, theirsBy: '李强' }])
  expect(open.parts.pending.list(open.parts.book)).toEqual([])
  expect(await closeSettled(open.parts, signal)).toEqual([])
  expect(shown(open)).toBe(400)
  await choose(open.parts, open.kept.outbox.conflicts, 'mine')
  expect(open.parts.pending.list(open.parts.book)).toMatchObject([{ baseRevision: 3, fields: { floorArea: 400 } }])
})

it('单元格已改成处理的值：没有要问的，冲突关闭', async () => {
  const open = await opened(entry)
  type(open, key, 'floorArea', 300)
  await closeSettled(open.parts, signal)
  expect(open.kept.outbox.conflicts).toEqual([])
})

it('本机已知道处理之后的行：表中写服务器显示的值，处理的值可能在更高的层之下', async () => {
  const open = await opened({ ...entry, rowRevision: 3 })
  expect(await closeSettled(open.parts, signal)).toMatchObject([{ value: 300, cell: 'written' }])
  expect(shown(open)).toBe(200)
})

it('同一格后来又有冲突没有处理：先前的处理不算', async () => {
  const open = await opened({ ...entry, id: 'b', settlement: null }, entry)
  expect(await closeSettled(open.parts, signal)).toEqual([])
  expect(open.kept.outbox.conflicts).toHaveLength(1)
})

it('没有冲突时不问；旧服务器没有台账时不出错', async () => {
  const quiet = await openBook([], [], {
    answer: () => {
      throw new Error('asked')
    },
  })
  expect(await closeSettled(quiet.parts, signal)).toEqual([])
  const older = await opened(entry)
  const { parts } = await openBook([parcel('SJ-XQ-0001')], [])
  expect(await closeSettled({ ...older.parts, call: parts.call }, signal)).toEqual([])
  expect(older.kept.outbox.conflicts).toHaveLength(1)
})
