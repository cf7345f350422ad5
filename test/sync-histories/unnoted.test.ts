import { expect, test } from 'vitest'
import { isOfAssessment } from '#workbook/any-form.ts'
import { cellsByKey, ledger } from './sheet.ts'
import { twoPeople } from './two-people.ts'
import { unnoted } from './workbook-copy.ts'

/* Workbooks that do not say what their lines rest on: from the mail, filled before anything was synced. */

test('同步过之后又打开邮件里没有修订号的原件：原件里的旧值不无声盖掉别人的新值，逐格来问', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿', floorArea: 100 })
  const original = unnoted(copyOf(wang))
  await sync(wang)
  fill(zhou, 'selfNote', '专班稿')
  await sync(zhou)
  await sync(wang)
  await reopen(wang, original)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '原稿', theirs: '专班稿' }])
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual(['专班稿', 100])
})

test('原件里空着的格，别人已经填了：取回别人填的，不当作清空', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ floorArea: 100 })
  const original = unnoted(copyOf(wang))
  fill(zhou, 'selfNote', '专班填的')
  fill(zhou, 'vacantFloorArea', 50)
  await sync(zhou)
  await sync(wang)
  await reopen(wang, original)
  fill(wang, 'floorArea', 120)
  await sync(wang)
  expect([shown(wang, 'selfNote'), shown(wang, 'vacantFloorArea')]).toEqual(['专班填的', 50])
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'vacantFloorArea')]).toEqual(['专班填的', 50])
})

test('没有修订号的工作簿同步之后，照着看到的改和清空都算数，也不再问', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿', floorArea: 100 })
  await sync(wang)
  await reopen(wang, unnoted(copyOf(wang)))
  await sync(wang)
  fill(wang, 'selfNote', null)
  fill(wang, 'floorArea', 120)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual([null, 120])
})

test('没有修订号的工作簿里，取回的值随手改掉、清空：算数，不问', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({})
  await reopen(wang, unnoted(copyOf(wang)))
  fill(zhou, 'selfNote', '专班稿')
  fill(zhou, 'floorArea', 100)
  await sync(zhou)
  await sync(wang)
  fill(wang, 'selfNote', null)
  fill(wang, 'floorArea', 120)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual([null, 120])
})

test('同步后存过盘的，再打开时写明修订号：清空算数', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿' })
  await reopen(wang, unnoted(copyOf(wang)))
  await sync(wang)
  await reopen(wang, copyOf(wang))
  fill(wang, 'selfNote', null)
  await sync(wang)
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe(null)
})

test('一批发出没有收到答复，又打开了以前的副本：补发的一批算数，副本里的旧值不把它盖掉', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿' })
  await sync(wang)
  const copy = copyOf(wang)
  fill(wang, 'selfNote', '改过的')
  fill(wang, 'vacantFloorArea', 50)
  await sync(wang, () => 'lost')
  await reopen(wang, copy)
  await sync(wang)
  expect([shown(wang, 'selfNote'), shown(wang, 'vacantFloorArea')]).toEqual(['改过的', 50])
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'vacantFloorArea')]).toEqual(['改过的', 50])
})

test('一批发出没有收到答复，又打开没有修订号、与已知一致的副本：补发的一批算数，副本里的空格不把它清掉，清空的算数', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿', floorArea: 100 })
  await sync(wang)
  const copy = unnoted(copyOf(wang))
  fill(wang, 'selfNote', '改过的')
  fill(wang, 'vacantFloorArea', 50)
  await sync(wang, () => 'lost')
  await reopen(wang, copy)
  fill(wang, 'floorArea', null)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  const values = (device: typeof wang) =>
    ['selfNote', 'vacantFloorArea', 'floorArea'].map((field) => shown(device, field))
  expect(values(wang)).toEqual(['改过的', 50, null])
  await sync(zhou)
  expect(values(zhou)).toEqual(['改过的', 50, null])
})

test('列少的工作簿发出没有收到答复，又打开没有修订号、列全的原件：空着的格取回来，旧值来问', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ floorArea: 100 })
  fill(wang, 'selfNote', '初稿')
  const original = unnoted(copyOf(wang))
  const few = { 'parcel-self-assessment': ['selfNote', 'vacancyProof'], 'enterprise-information': [] }
  await reopen(wang, ledger(few, original.rows.filter(isOfAssessment), copyOf(wang).meta?.revisions ?? []))
  fill(wang, 'selfNote', '定稿')
  fill(wang, 'vacancyProof', '租约')
  await sync(wang, () => 'lost')
  await reopen(wang, original)
  for (let round = 0; round < 2; round += 1) await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '初稿', theirs: '定稿' }])
  await sync(zhou)
  const values = (device: typeof wang) => ['vacancyProof', 'floorArea'].map((field) => shown(device, field))
  expect([values(wang), values(zhou), shown(zhou, 'selfNote')]).toEqual([['租约', 100], ['租约', 100], '定稿'])
})

test('取回的值表格没收下，那行又被清到只剩编码，没有修订号：再同步时都取回来，不反复发送', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({}, { taxPaid: 900, firmName: '示例' })
  await reopen(wang, unnoted(copyOf(wang)))
  fill(zhou, 'revenue', 1000)
  await sync(zhou)
  wang.refusals = 9
  await sync(wang)
  wang.refusals = 0
  expect(shown(wang, 'revenue')).toBe(null)
  const { model } = wang.open.host
  for (const { row, cells } of cellsByKey(model).values()) {
    const values = Object.keys(cells).filter((field) => !['parcelCode', 'uscc', 'townCode'].includes(field))
    model.apply(
      values.map((field) => ({ form: row.form, row: row.id, field, value: null })),
      'user',
    )
  }
  await reopen(wang, unnoted(copyOf(wang)))
  for (let round = 0; round < 2; round += 1) await sync(wang)
  expect([shown(wang, 'revenue'), shown(wang, 'taxPaid'), shown(wang, 'firmName')]).toEqual([1000, 900, '示例'])
  expect(wang.open.parts.pending.list(wang.open.parts.book)).toEqual([])
})

test('原件里的旧值是自己填的，后来自己又改过：也来问，不无声改回去', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen, choose } = await twoPeople({})
  fill(wang, 'selfNote', '初稿')
  const original = unnoted(copyOf(wang))
  await sync(wang)
  fill(wang, 'selfNote', '定稿')
  await sync(wang)
  await reopen(wang, original)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([
    { field: 'selfNote', mine: '初稿', theirs: '定稿', theirsBy: '王芳' },
  ])
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('定稿')
  await choose(wang, 'mine')
  await sync(wang)
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('初稿')
})

/** 王芳 has synced, then opens the original again, where 自评说明 is blank; its sync ends before anything is fetched. */
async function blankOwed() {
  const people = await twoPeople({}, { firmName: '示例' })
  const { wang, zhou, sync, fill, copyOf, reopen } = people
  const original = unnoted(copyOf(wang))
  fill(zhou, 'selfNote', '专班稿')
  await sync(zhou)
  await sync(wang)
  const synced = copyOf(wang)
  await reopen(wang, original)
  fill(wang, 'taxPaid', 900)
  await sync(wang, () => 'lost')
  return { ...people, synced }
}

test('原件里空着的格，别人填的还没有取回来，自己先填上了：来问，不无声盖掉', async () => {
  const { wang, zhou, sync, fill, shown } = await blankOwed()
  expect(shown(wang, 'selfNote')).toBe(null)
  fill(wang, 'selfNote', '王芳稿')
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '王芳稿', theirs: '专班稿' }])
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('专班稿')
})

test('原件里空着的格，别人填的还没有取回来就存盘，给同事打开：空格不当作清空', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, colleague } = await blankOwed()
  const hong = await colleague(copyOf(wang))
  fill(hong, 'floorArea', 120)
  await sync(hong)
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual(['专班稿', 120])
})

test('原件里空着的格，别人填的还没有取回来，又打开同步过的工作簿并清空：清空算数', async () => {
  const { wang, zhou, sync, fill, shown, reopen, synced } = await blankOwed()
  await reopen(wang, synced)
  fill(wang, 'selfNote', null)
  await sync(wang)
  await sync(zhou)
  expect([shown(wang, 'selfNote'), shown(zhou, 'selfNote')]).toEqual([null, null])
})

test('原件里空着的格，一行没有要发的：同步时取回别人填的；表格没收下，又在那格填了别的：来问', async () => {
  const { wang, zhou, sync, fill, shown } = await blankOwed()
  wang.refusals = 9
  await sync(wang)
  wang.refusals = 0
  expect(shown(wang, 'selfNote')).toBe(null)
  fill(wang, 'selfNote', '王芳稿')
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '王芳稿', theirs: '专班稿' }])
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('专班稿')
})

test('原件里空着的格，一行没有要发的：同步一次就取回别人填的', async () => {
  const { wang, sync, shown } = await blankOwed()
  await sync(wang)
  expect(shown(wang, 'selfNote')).toBe('专班稿')
})

test('没有修订号的工作簿，自己后来改的值表格没收下，又在那格填了别的：来问', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({})
  const original = unnoted(copyOf(wang))
  fill(wang, 'selfNote', '定稿')
  await sync(wang)
  await reopen(wang, original)
  fill(wang, 'floorArea', 120)
  wang.refusals = 9
  await sync(wang)
  wang.refusals = 0
  expect(shown(wang, 'selfNote')).toBe(null)
  fill(wang, 'selfNote', '又一稿')
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '又一稿', theirs: '定稿' }])
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('定稿')
})
