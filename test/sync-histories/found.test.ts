import { expect, test } from 'vitest'
import { settleConflict } from './device.ts'
import { twoPeople } from './two-people.ts'

/* What the histories have found, each as short as it can be told. */

test('同步途中改了一格，答复里正好带来别人对这格的修改：算冲突，不把别人的值无声盖掉', async () => {
  const { wang, zhou, sync, fill, shown } = await twoPeople({ selfNote: '原稿' })
  fill(zhou, 'selfNote', '专班稿')
  await sync(zhou)
  await sync(wang, () => {
    fill(wang, 'selfNote', '经办稿')
    return undefined
  })
  expect(wang.kept.outbox.conflicts).toEqual([])
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([
    { field: 'selfNote', mine: '经办稿', theirs: '专班稿', theirsDevice: '周涛' },
  ])
  expect(shown(wang, 'selfNote')).toBe('经办稿')
  await sync(zhou)
  expect(shown(zhou, 'selfNote')).toBe('专班稿')
})

test('有冲突没有选，又同步同一行的另一格：冲突还在，不当作选了我的', async () => {
  const { wang, zhou, sync, fill, shown } = await twoPeople({ floorArea: 100 })
  fill(zhou, 'floorArea', 200)
  await sync(zhou)
  fill(wang, 'floorArea', 300)
  await sync(wang)
  fill(wang, 'selfNote', '另一格')
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'floorArea', mine: 300, theirs: 200 }])
  await sync(zhou)
  expect([shown(zhou, 'floorArea'), shown(zhou, 'selfNote')]).toEqual([200, '另一格'])
})

test('有冲突没有选，对方又改了一次：看到的是最新的值，选对方的就取它', async () => {
  const { wang, zhou, sync, fill, shown } = await twoPeople({ floorArea: 100 })
  fill(zhou, 'floorArea', 200)
  await sync(zhou)
  fill(wang, 'floorArea', 300)
  await sync(wang)
  fill(zhou, 'floorArea', 250)
  await sync(zhou)
  await sync(wang)
  const [conflict] = wang.kept.outbox.conflicts
  expect(conflict).toMatchObject({ base: 100, mine: 300, theirs: 250 })
  if (conflict !== undefined) await settleConflict(wang, conflict, 'theirs')
  await sync(wang)
  expect(shown(wang, 'floorArea')).toBe(250)
})

test('打开上周留的副本再同步：只算副本里改过的格，旧值不写回去，别人的新值并进来', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ floorArea: 100, selfNote: '原稿' })
  await sync(wang)
  const copy = copyOf(wang)
  fill(zhou, 'floorArea', 200)
  await sync(zhou)
  await sync(wang)
  await reopen(wang, copy)
  fill(wang, 'selfNote', '副本里改的')
  await sync(wang)
  expect([shown(wang, 'floorArea'), shown(wang, 'selfNote')]).toEqual([200, '副本里改的'])
  await sync(zhou)
  expect([shown(zhou, 'floorArea'), shown(zhou, 'selfNote')]).toEqual([200, '副本里改的'])
})

test('打开上周留的副本，改了先存盘，再打开同步：旧值不写回去', async () => {
  const { wang, zhou, sync, fill, shown, copyOf, reopen } = await twoPeople({ floorArea: 100, selfNote: '原稿' })
  await sync(wang)
  const copy = copyOf(wang)
  fill(zhou, 'floorArea', 200)
  await sync(zhou)
  await sync(wang)
  await reopen(wang, copy)
  fill(wang, 'selfNote', '副本里改的')
  await reopen(wang, copyOf(wang))
  await sync(wang)
  await sync(zhou)
  expect([shown(wang, 'floorArea'), shown(wang, 'selfNote')]).toEqual([200, '副本里改的'])
  expect([shown(zhou, 'floorArea'), shown(zhou, 'selfNote')]).toEqual([200, '副本里改的'])
})

test('税额有了核定值，街镇看不到它，但别人改的填报值照样取得到', async () => {
  const { wang, zhou, sync, fill, shown, confirmTax } = await twoPeople({}, { taxPaid: 900 })
  await sync(wang)
  await sync(zhou)
  await confirmTax(884)
  fill(zhou, 'taxPaid', 950)
  await sync(zhou)
  await sync(wang)
  expect(shown(wang, 'taxPaid')).toBe(950)
  expect(shown(zhou, 'taxPaid')).toBe(884)
})

test('别人改的格一时写不进表里：记着下次再写，不当作被清空', async () => {
  const { wang, zhou, sync, fill, shown } = await twoPeople({ selfNote: '原稿' })
  await sync(wang)
  fill(zhou, 'selfNote', '专班稿')
  await sync(zhou)
  wang.refusals = 1
  await sync(wang)
  expect(shown(wang, 'selfNote')).toBe('原稿')
  await sync(wang)
  await sync(zhou)
  expect([shown(wang, 'selfNote'), shown(zhou, 'selfNote')]).toEqual(['专班稿', '专班稿'])
})

test('答复还没收到，冲突已在控制台选了对方的，表里又改了这格：仍要再选，不把没看过的值无声盖掉', async () => {
  const { wang, zhou, sync, fill, shown, decideTheirs } = await twoPeople({ selfNote: '原稿' })
  fill(zhou, 'selfNote', '专班稿')
  await sync(zhou)
  fill(wang, 'selfNote', '经办稿')
  await sync(wang, () => 'lost')
  await decideTheirs()
  fill(wang, 'selfNote', '又改的')
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'selfNote', mine: '又改的', theirs: '专班稿' }])
  await sync(zhou)
  expect([shown(wang, 'selfNote'), shown(zhou, 'selfNote')]).toEqual(['又改的', '专班稿'])
})

test('核定值一时写不进表里，接着的发送只得了冲突：核定值仍记着要写，表里不一直显示填报值', async () => {
  const { zhou, sync, fill, shown, confirmTax } = await twoPeople({}, { taxPaid: 900, revenue: 100 })
  await confirmTax(884)
  await sync(zhou)
  fill(zhou, 'taxPaid', 950)
  fill(zhou, 'revenue', 110)
  zhou.refusals = 3
  await sync(zhou)
  expect(shown(zhou, 'taxPaid')).toBe(950)
  fill(zhou, 'revenue', 120)
  await sync(zhou)
  expect(zhou.kept.outbox.conflicts).toMatchObject([{ field: 'revenue', mine: 120, theirs: 110 }])
  expect(shown(zhou, 'taxPaid')).toBe(884)
})

test('一行剪切后同步，别人这时改了其中一格，再原样粘贴回来：旧值不把没看过的新值盖掉', async () => {
  const { wang, zhou, sync, fill, shown, cut } = await twoPeople({}, { revenue: 100, electricityKwh: 5 })
  fill(wang, 'electricityKwh', 6)
  await sync(wang)
  fill(zhou, 'revenue', 200)
  await sync(zhou)
  const paste = cut(wang)
  await sync(wang)
  paste()
  await sync(wang)
  await sync(zhou)
  expect([shown(wang, 'revenue'), shown(zhou, 'revenue')]).toEqual([200, 200])
})

test('一行剪切后同步，别人这时改了一格，粘贴回来又改了同一格：算冲突', async () => {
  const { wang, zhou, sync, fill, shown, cut } = await twoPeople({}, { revenue: 100, electricityKwh: 5 })
  fill(wang, 'electricityKwh', 6)
  await sync(wang)
  fill(zhou, 'revenue', 200)
  const paste = cut(wang)
  await sync(wang)
  await sync(zhou)
  await sync(wang)
  paste()
  fill(wang, 'revenue', 300)
  await sync(wang)
  expect(wang.kept.outbox.conflicts).toMatchObject([{ field: 'revenue', base: 100, mine: 300, theirs: 200 }])
  await sync(zhou)
  expect(shown(zhou, 'revenue')).toBe(200)
})

test('发送途中整行剪切，答复里带来别人的修改，再原样粘贴回来：旧值不写回去', async () => {
  const { wang, zhou, sync, fill, shown, cut } = await twoPeople({}, { revenue: 100, electricityKwh: 5 })
  fill(zhou, 'revenue', 200)
  await sync(zhou)
  fill(wang, 'electricityKwh', 6)
  const pasted: (() => void)[] = []
  await sync(wang, () => {
    pasted.push(cut(wang))
    return undefined
  })
  for (const paste of pasted) paste()
  await sync(wang)
  await sync(zhou)
  expect([shown(wang, 'revenue'), shown(zhou, 'revenue')]).toEqual([200, 200])
  expect([shown(wang, 'electricityKwh'), shown(zhou, 'electricityKwh')]).toEqual([6, 6])
})
