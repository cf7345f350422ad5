import { describe, expect, it } from 'vitest'
import type { Host } from '#addin/host/host.ts'
import type { Settlement } from '#addin/storage/stored.ts'
import { choose } from '#addin/sync/choose.ts'
import { batchLoads, unacknowledged } from '#addin/sync/settlements.ts'
import type { RowOutcome } from '#core/api/rows.ts'
import { known, type OpenBook, openBook, parcel, parcelForm, type } from './open-book.ts'

const key = '2025/SJ-XQ-0001'

function settlement(choice: Settlement['choice'], field = 'floorArea'): Settlement {
  return { form: parcelForm, key, field, choice }
}

/** 我的 100 in the sheet, 对方的 200 on the server, not chosen yet. */
async function conflicting(): Promise<OpenBook> {
  const open = await openBook([parcel('SJ-XQ-0001', { floorArea: 100 })], [known(parcelForm, key, { floorArea: 200 })])
  const conflict = { field: 'floorArea', base: null, mine: 100, theirs: 200, theirsBy: '李强', theirsAt: '' }
  open.kept.outbox = { ...open.kept.outbox, conflicts: [{ ...conflict, form: parcelForm, key }] }
  return open
}

function loads({ parts, rows }: OpenBook) {
  return batchLoads(parts.pending.list(parts.book), parts.book, rows)
}

describe('选择随批次告诉服务器', () => {
  it('采用我的：和这一行的修改同一批；采用对方的：没有修改，自成一批', async () => {
    const mine = await conflicting()
    await choose(mine.parts, mine.kept.outbox.conflicts, 'mine')
    expect(loads(mine)).toMatchObject([
      { rows: [{ key, baseRevision: 1, fields: { floorArea: 100 } }], settlements: [settlement('mine')] },
    ])
    const theirs = await conflicting()
    await choose(theirs.parts, theirs.kept.outbox.conflicts, 'theirs')
    expect(theirs.host.model.cells(theirs.rows.find(parcelForm, key)?.row.id ?? '').floorArea).toBe(200)
    expect(loads(theirs)).toEqual([{ rows: [], settlements: [settlement('theirs')] }])
  })

  it('选了我的又改成对方的值：没有什么可送，说的是采用对方的', async () => {
    const open = await conflicting()
    await choose(open.parts, open.kept.outbox.conflicts, 'mine')
    type(open, key, 'floorArea', 200)
    expect(loads(open)).toEqual([{ rows: [], settlements: [settlement('theirs')] }])
  })

  it('再选一次以后选的为准', async () => {
    const open = await conflicting()
    const { conflicts } = open.kept.outbox
    await choose(open.parts, conflicts, 'theirs')
    await choose(open.parts, conflicts, 'mine')
    expect(open.kept.outbox.settlements).toEqual([settlement('mine')])
  })

  it('表格不让写的对方的值：不当作我的修改送出，下次同步再写', async () => {
    const open = await conflicting()
    const row = open.rows.find(parcelForm, key)?.row.id ?? ''
    const refused = [{ form: parcelForm, row, field: 'floorArea', why: 'protected' as const }]
    const refusing: Host = { ...open.host, write: () => Promise.resolve({ written: 0, refused }) }
    await choose({ ...open.parts, host: refusing }, open.kept.outbox.conflicts, 'theirs')
    expect(open.parts.pending.list(open.parts.book)).toEqual([])
    expect(open.kept.snapshots.get(key)).toMatchObject({ cells: { floorArea: 100 }, owed: { floorArea: 200 } })
  })

  it('每批最多 500 行、500 项选择，选择不离开它的行', async () => {
    const codes = Array.from({ length: 700 }, (_, index) => `SJ-XQ-${String(index).padStart(4, '0')}`)
    const open = await openBook(codes.map((code) => parcel(code, { floorArea: 1, vacantFloorArea: 2 })))
    const chosen = codes.flatMap((code) =>
      ['floorArea', 'vacantFloorArea'].map((field) => ({ ...settlement('mine', field), key: `2025/${code}` })),
    )
    open.kept.outbox = { ...open.kept.outbox, settlements: chosen }
    const made = loads(open)
    expect(made.map(({ rows, settlements }) => [rows.length, settlements.length])).toEqual([
      [250, 500],
      [250, 500],
      [200, 400],
    ])
    for (const { rows, settlements } of made) {
      expect(new Set(settlements.map((one) => one.key))).toEqual(new Set(rows.map((row) => row.key)))
    }
  })

  it('不在表中的行的“我的”等着；行被拒收的选择下次再送', async () => {
    const open = await openBook([])
    open.kept.outbox = { ...open.kept.outbox, settlements: [settlement('mine')] }
    expect(loads(open)).toEqual([])
    const batch = { id: '', rows: [], reasons: [], settlements: [settlement('mine'), settlement('theirs', 'selfNote')] }
    const refused: RowOutcome = {
      form: parcelForm,
      key,
      outcome: 'refused',
      revision: 1,
      incoming: {},
      conflicts: [],
      refusal: { code: 'row-locked', message: '' },
      findings: [],
    }
    expect(unacknowledged(batch.settlements, batch, [refused])).toEqual(batch.settlements)
    expect(unacknowledged(batch.settlements, batch, [])).toEqual([])
  })
})
