import { expect, it } from 'vitest'
import type { StoredReason } from '#addin/storage/stored.ts'
import { push } from '#addin/sync/push.ts'
import { known, type OpenBook, openBook, parcel, parcelForm } from './open-book.ts'

const code = 'SJ-XQ-0001'
const key = `2025/${code}`

function reason(text: string, of = key): StoredReason {
  const place = { form: parcelForm, key: of, code: 'X08', field: 'vacantFloorArea', values: '1200' }
  return { ...place, text, by: '王芳', at: '2026-11-21T14:20:00.000+08:00', sent: false }
}

/** A parcel the server has at revision 1; what is sent is answered as stored. @param meanwhile done before the answer */
function opened(meanwhile: (open: OpenBook) => Promise<void> = async () => {}): Promise<OpenBook> {
  const book: Promise<OpenBook> = openBook(
    [parcel(code, { floorArea: 100 })],
    [known(parcelForm, key, { parcelCode: code, floorArea: 100 })],
    {
      answer: async () => {
        await meanwhile(await book)
        return Response.json({ batch: '0', rows: [] })
      },
    },
  )
  return book
}

async function sent({ parts }: OpenBook): Promise<void> {
  await push(parts, new AbortController().signal, () => {})
}

it('服务器上有的行，理由随同步送出；没有的、已被删的先留着，不当作已送', async () => {
  const open = await opened()
  const gone = '2025/SJ-XQ-0002'
  const mark = { revision: 2, by: '李强', at: '' }
  await open.parts.book.putSnapshots([known(parcelForm, gone, {}, { removed: mark })])
  await open.parts.reasons.give(reason('租户刚搬走，空置属实'))
  await open.parts.reasons.give(reason('还没有这宗地', '2025/SJ-XQ-0009'))
  await open.parts.reasons.give(reason('这宗地已被删去', gone))
  await sent(open)
  expect(open.parts.reasons.unsent().map(({ text }) => text)).toEqual(['还没有这宗地', '这宗地已被删去'])
})

it('发送途中改写了理由：改写的下次再送，不被先送的盖掉', async () => {
  const open = await opened((book) => book.parts.reasons.give(reason('改写后的理由')))
  await open.parts.reasons.give(reason('先写的理由'))
  await sent(open)
  expect(open.parts.reasons.unsent()).toMatchObject([{ text: '改写后的理由', sent: false }])
})

it('发送途中撤回了理由：不再冒出来，下次同步告诉服务器', async () => {
  const open = await opened((book) => book.parts.reasons.withdraw(reason('先写的理由')))
  await open.parts.reasons.give(reason('先写的理由'))
  await sent(open)
  expect(open.parts.reasons.find(reason(''))).toBeNull()
  expect(open.parts.reasons.unsent()).toMatchObject([{ text: '先写的理由', takenBack: true }])
})

it('撤回送过的理由：下次同步说一次，以后不再说', async () => {
  const open = await opened()
  await open.parts.reasons.give(reason('租户刚搬走，空置属实'))
  await sent(open)
  await open.parts.reasons.withdraw(reason(''))
  expect(open.parts.reasons.find(reason(''))).toBeNull()
  expect(open.parts.reasons.unsent()).toMatchObject([{ takenBack: true }])
  await sent(open)
  expect(open.parts.reasons.unsent()).toEqual([])
})

it('撤回以后又写了理由：只送新写的', async () => {
  const open = await opened()
  await open.parts.reasons.give(reason('先写的理由'))
  await open.parts.reasons.withdraw(reason(''))
  await open.parts.reasons.give(reason('后写的理由'))
  expect(open.parts.reasons.find(reason(''))).toMatchObject({ text: '后写的理由' })
  expect(open.parts.reasons.unsent()).toEqual([reason('后写的理由')])
})
