import { expect, it } from 'vitest'
import { notedRevisions } from '#addin/sync/noted-revisions.ts'
import { putBack } from '#addin/sync/place-rows.ts'
import { pull } from '#addin/sync/pull.ts'
import type { StoredRow } from '#core/api/rows.ts'
import { clear, firm, firmForm, known, type OpenBook, openBook, parcel, type } from './open-book.ts'

const code = 'SJ-XQ-0001'
const uscc = '91310117999999912E'
const key = `2025/${code}/${uscc}`
const seen = { parcelCode: code, uscc }

/** The firm's line left the sheet at revision 1, was changed to revision 2 meanwhile and is back with this tax. */
function opened(taxPaid: number): Promise<OpenBook> {
  const item: StoredRow = {
    form: firmForm,
    key,
    revision: 3,
    status: 'draft',
    cells: { ...seen, firmName: '示例二', taxPaid: 6 },
    masked: [],
  }
  return openBook(
    [parcel(code), firm(code, uscc, { firmName: '示例一', taxPaid })],
    [known(firmForm, key, { ...seen, firmName: '示例一', taxPaid: 6 }, { revision: 2, leftAt: 1 })],
    { answer: () => Response.json({ items: [item], nextCursor: 'c', more: false }) },
  )
}

async function fetched({ parts }: OpenBook): Promise<void> {
  await pull(parts, new AbortController().signal, () => {})
}

function pendingOf({ parts }: OpenBook) {
  return parts.pending.list(parts.book).filter((row) => row.key === key)
}

it('粘贴回来的行与服务器不同，只取回：仍以离开本表时的版本为准，整行发送', async () => {
  const open = await opened(5)
  await fetched(open)
  expect(pendingOf(open)).toMatchObject([{ baseRevision: 1, whole: true, fields: { taxPaid: 5 } }])
  expect(notedRevisions(open.parts)).toEqual([{ form: firmForm, key, revision: 1 }])
})

it('粘贴回来的行与服务器相同：取回之后以取回的版本为准', async () => {
  const open = await opened(6)
  await fetched(open)
  type(open, key, 'taxPaid', 7)
  expect(pendingOf(open)).toMatchObject([{ baseRevision: 3, fields: { taxPaid: 7 } }])
})

it('由本页放回的行写的是服务器的值：以这些值的版本为准', async () => {
  const open = await opened(5)
  clear(open, key)
  await putBack(open.parts, [key])
  type(open, key, 'taxPaid', 7)
  expect(pendingOf(open)).toMatchObject([{ baseRevision: 2, fields: { taxPaid: 7 } }])
})

it('从没发成的行，取回了别人的值，表里是自己改的：存盘仍记改时的版本，谁接着打开都以它为准', async () => {
  const item = { form: firmForm, key, revision: 3, status: 'draft', masked: [] } as const
  const cells = { ...seen, firmName: '示例一', taxPaid: 6 }
  const open = await openBook([parcel(code), firm(code, uscc, { firmName: '示例一', taxPaid: 5 })], [], {
    revisions: [{ form: firmForm, key, revision: 1 }],
    answer: () => Response.json({ items: [{ ...item, cells }], nextCursor: 'c', more: false }),
  })
  await fetched(open)
  expect(notedRevisions(open.parts)).toEqual([{ form: firmForm, key, revision: 1 }])
  type(open, key, 'taxPaid', 6)
  expect(notedRevisions(open.parts)).toEqual([{ form: firmForm, key, revision: 3 }])
})
