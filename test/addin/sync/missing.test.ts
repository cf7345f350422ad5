import { describe, expect, it } from 'vitest'
import { missingRows } from '#addin/sync/missing.ts'
import { notedRevisions } from '#addin/sync/noted-revisions.ts'
import { putBack } from '#addin/sync/place-rows.ts'
import { removedByOthers, removedHere } from '#addin/sync/removed.ts'
import type { StoredRow } from '#core/api/rows.ts'
import { clear, firm, firmForm, known, openBook, parcel, parcelForm, type } from './open-book.ts'

const code = 'SJ-XQ-0001'
const parcelKey = `2025/${code}`
const firmKey = `${parcelKey}/91310117999999912E`
const uscc = '91310117999999912E'
const rows = [parcel(code, { floorArea: 100 }), firm(code, uscc, { firmName: '示例一', taxPaid: 5 })]
const snapshots = [
  known(parcelForm, parcelKey, { floorArea: 100 }),
  known(firmForm, firmKey, { parcelCode: code, uscc, firmName: '示例一', taxPaid: 5 }, { revision: 3 }),
]

describe('本表中已没有的行', () => {
  it('有过的行删去后算；服务器没有的、从没在本表的、等着空行的都不算', async () => {
    const elsewhere = known(firmForm, `${parcelKey}/OTHER`, { firmName: '另一家' })
    const waiting = known(firmForm, `${parcelKey}/WAITING`, {}, { waitsForLine: true })
    const revisions = [{ form: firmForm, key: waiting.key, revision: 1 }]
    const open = await openBook([...rows, firm(code, 'NEVER-SENT')], [...snapshots, elsewhere, waiting], { revisions })
    expect(missingRows(open.rows, open.parts.book)).toEqual([])
    clear(open, firmKey)
    clear(open, `${parcelKey}/NEVER-SENT`)
    expect(missingRows(open.rows, open.parts.book)).toEqual([
      { form: firmForm, key: firmKey, revision: 3, parcelCode: code, name: '示例一' },
    ])
    expect(notedRevisions(open.parts)).toEqual([
      { form: parcelForm, key: parcelKey, revision: 1 },
      { form: firmForm, key: firmKey, revision: 3 },
    ])
  })

  it('工作簿下发时记着的行，打开时就不在的也算；空白模板什么也没记', async () => {
    const revisions = [{ form: firmForm, key: firmKey, revision: 3 }] as const
    const issued = await openBook(rows.slice(0, 1), snapshots, { revisions })
    expect(missingRows(issued.rows, issued.parts.book).map(({ key }) => key)).toEqual([firmKey])
    const blank = await openBook([], snapshots)
    expect(missingRows(blank.rows, blank.parts.book)).toEqual([])
  })

  it('改了信用代码：原来的一行不在了，新的一行待发送', async () => {
    const open = await openBook(rows, snapshots)
    type(open, firmKey, 'uscc', '91310117888888880G')
    expect(missingRows(open.rows, open.parts.book).map(({ key }) => key)).toEqual([firmKey])
    expect(open.parts.pending.list(open.parts.book).map(({ key }) => key)).toEqual([`${parcelKey}/91310117888888880G`])
  })

  it('放回本表：写到空行，不算修改，也不再缺', async () => {
    const open = await openBook(rows, snapshots)
    clear(open, firmKey)
    expect(await putBack(open.parts, [firmKey])).toEqual([])
    expect(open.rows.find(firmForm, firmKey)).not.toBeNull()
    expect(open.parts.pending.list(open.parts.book)).toEqual([])
    expect(missingRows(open.rows, open.parts.book)).toEqual([])
  })
})

describe('服务器上删除的行', () => {
  const item: StoredRow = {
    form: parcelForm,
    key: parcelKey,
    revision: 2,
    status: 'draft',
    cells: { floorArea: 999 },
    masked: [],
  }

  it('值留着本表看到的，带上谁和何时；企业随地块，都不再送', async () => {
    const open = await openBook(rows, snapshots)
    const gone = removedByOthers(open.parts, {
      ...item,
      removed: true,
      changedBy: '李强',
      changedAt: '2026-11-22T01:00:00Z',
    })
    expect(gone).toMatchObject({ revision: 1, cells: { floorArea: 100 }, removed: { revision: 2, by: '李强' } })
    if (gone !== null) open.kept.snapshots.set(parcelKey, gone)
    type(open, parcelKey, 'floorArea', 120)
    type(open, firmKey, 'taxPaid', 6)
    expect(open.parts.pending.list(open.parts.book)).toEqual([])
    expect(removedHere(open.parts)).toMatchObject([
      { key: parcelKey, firms: 1, edits: 1, withParcel: false, by: '李强' },
      { key: firmKey, edits: 1, withParcel: true },
    ])
    clear(open, firmKey)
    expect(missingRows(open.rows, open.parts.book)).toEqual([])
  })

  it('没有见过、本表也没有的行不记', async () => {
    const open = await openBook([], [])
    expect(removedByOthers(open.parts, { ...item, removed: true })).toBeNull()
  })
})
