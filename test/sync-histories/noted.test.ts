import { expect, test } from 'vitest'
import { isOfAssessment } from '#workbook/any-form.ts'
import { ledger } from './sheet.ts'
import { twoPeople } from './two-people.ts'
import { unnoted } from './workbook-copy.ts'

/* Workbooks that say what their lines rest on, opened where nothing is known of the server yet. */

test('带修订号的工作簿里清空了一格，第一次同步前只取回：清空不被取回的值填上，再同步时算数', async () => {
  const { wang, zhou, sync, fetchOnly, fill, shown } = await twoPeople({ selfNote: '原稿', floorArea: 100 })
  fill(wang, 'selfNote', null)
  await fetchOnly(wang)
  expect(shown(wang, 'selfNote')).toBe(null)
  await sync(wang)
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual([null, 100])
})

test('带修订号的工作簿里没有动过的格，第一次同步前只取回：别人后来填的，再同步时取回来', async () => {
  const { wang, zhou, sync, fetchOnly, fill, shown } = await twoPeople({ floorArea: 100 })
  fill(zhou, 'selfNote', '专班稿')
  fill(zhou, 'floorArea', 120)
  await sync(zhou)
  await fetchOnly(wang)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  expect([shown(wang, 'selfNote'), shown(wang, 'floorArea')]).toEqual(['专班稿', 120])
})

test('没有修订号的副本有一格没收下取回的值；再打开带修订号的工作簿，照着它清空的格算数', async () => {
  const { wang, zhou, sync, fetchOnly, fill, shown, copyOf, reopen } = await twoPeople({
    selfNote: '原稿',
    floorArea: 100,
  })
  const noted = copyOf(wang)
  fill(wang, 'selfNote', null)
  const original = unnoted(copyOf(wang))
  wang.kept.snapshots.clear()
  await reopen(wang, original)
  wang.refusals = 9
  await sync(wang)
  wang.refusals = 0
  expect(shown(wang, 'selfNote')).toBe(null)
  await reopen(wang, noted)
  fill(wang, 'selfNote', null)
  await fetchOnly(wang)
  expect(shown(wang, 'selfNote')).toBe(null)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  await sync(zhou)
  expect([shown(wang, 'selfNote'), shown(zhou, 'selfNote'), shown(zhou, 'floorArea')]).toEqual([null, null, 100])
})

/** 王芳 has sent a workbook with a column of its own, and not heard of it; then she opens the whole one and empties a cell. */
async function sentWithFewColumns() {
  const people = await twoPeople({ selfNote: '原稿', floorArea: 100, vacantFloorArea: 50 })
  const { wang, sync, fill, copyOf, reopen } = people
  const whole = copyOf(wang)
  const few = { 'parcel-self-assessment': ['floorArea'], 'enterprise-information': [] }
  await reopen(wang, ledger(few, whole.rows.filter(isOfAssessment), whole.meta?.revisions ?? []))
  await sync(wang, () => 'lost')
  await reopen(wang, whole)
  fill(wang, 'selfNote', null)
  return people
}

test('列少的工作簿发出没有收到答复，又打开列全的并清空一格：那格清空算数，没有动过的照旧', async () => {
  const { wang, zhou, sync, shown } = await sentWithFewColumns()
  await sync(wang)
  await sync(zhou)
  for (const person of [wang, zhou]) {
    const values = ['selfNote', 'floorArea', 'vacantFloorArea'].map((field) => shown(person, field))
    expect(values).toEqual([null, 100, 50])
  }
})

test('同上，先只取回：清空的格不被取回的值填上，再同步时算数', async () => {
  const { wang, zhou, sync, fetchOnly, shown } = await sentWithFewColumns()
  await fetchOnly(wang)
  expect(shown(wang, 'selfNote')).toBe(null)
  await sync(wang)
  await sync(zhou)
  expect([shown(zhou, 'selfNote'), shown(zhou, 'floorArea'), shown(zhou, 'vacantFloorArea')]).toEqual([null, 100, 50])
})

test('没有修订号的工作簿发出没有收到答复，又打开带修订号的并清空一格：那格清空算数', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ selfNote: '原稿', floorArea: 100 })
  const noted = copyOf(wang)
  fill(wang, 'selfNote', null)
  await reopen(wang, unnoted(copyOf(wang)))
  await sync(wang, () => 'lost')
  await reopen(wang, noted)
  fill(wang, 'selfNote', null)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toEqual([])
  await sync(zhou)
  for (const person of [wang, zhou]) {
    expect([shown(person, 'selfNote'), shown(person, 'floorArea')]).toEqual([null, 100])
  }
})
