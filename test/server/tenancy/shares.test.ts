import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { usccOf } from '../bulk/stage.ts'
import { owner, wangFang, zhangWei, zhouTao } from '../cast.ts'
import { answer, call, testApp } from '../http/test-app.ts'
import { batchOf, cycle, firmRow, parcelFields, parcelRow } from '../rows.ts'
import { levelsOf, placed, send, sharesOf, townsByWord } from './stage.ts'

interface Case {
  readonly 名称: string
  readonly 地块: readonly string[]
  readonly 预期: readonly string[]
}

const cases: readonly Case[] = parse(
  readFileSync(join(import.meta.dirname, '../../cases/tenancy/across-towns.yaml'), 'utf8'),
)

test('跨街镇的分摊比例：后到的一镇使先到的一镇的发现随之改变，存下的与重新判定的一致，占比页同此', async () => {
  const app = await testApp()
  for (const [number, { 名称: name, 地块: lines, 预期: expected }] of cases.entries()) {
    const firm = usccOf(String(number + 1))
    const parcels = lines.map((line, index) => placed(line, number * 10 + index))
    for (const parcel of parcels) await send(app, parcel, firm)
    for (const [index, { parcelCode }] of parcels.entries()) {
      expect(await levelsOf(app, parcelCode), `${name} ${parcelCode}`).toEqual([expected[index], expected[index]])
    }
    const isOff = expected.some((level) => level !== '无')
    const listed = (await sharesOf(app, zhouTao)).find(({ uscc }) => uscc === firm)
    expect(listed !== undefined, `${name} 占比页`).toBe(isOff)
    // 一个街镇只知道自己的地块，别人的只有街镇和比例。
    const own = (await sharesOf(app, wangFang, { uscc: firm }))[0]
    for (const holding of own?.holdings ?? []) {
      const isOwn = holding.townCode === townsByWord.新桥.code
      expect(holding.parcelCode !== null, name).toBe(isOwn)
      if (!isOwn) expect(holding).toMatchObject({ parcelName: null, status: null })
    }
  }
  // 车墩镇没有的企业，车墩镇查不到。
  expect(await sharesOf(app, zhangWei, { uscc: usccOf('8') })).toEqual([])
  expect((await sharesOf(app, zhouTao, { only: 'several', limit: '3' })).length).toBe(3)
  expect(app.defects).toEqual([])
})

test('一镇的说法里只有街镇名和合计，没有别镇地块的编码；不足时提交了就成为差错，退回一宗又成为提醒', async () => {
  const app = await testApp()
  const [own, other] = [placed('新桥 60', 0), placed('车墩 30', 1)]
  await send(app, own)
  await send(app, other)
  const asked = await call(app, wangFang, 'parcel', { params: { cycle, parcelCode: own.parcelCode } })
  const text = await asked.text()
  expect(text).toContain('X30')
  expect(text).not.toContain(other.parcelCode)
  // 两宗都提交：第一宗提交时另一宗未提交，可以；第二宗提交时合计不足，不可以。
  const submit = async (parcel: typeof own) => {
    const body = { cycle, parcelCodes: [parcel.parcelCode], to: 'submitted' }
    const { items } = (await answer(app, parcel.town.clerk, 'transition', { body })) as {
      items: { refusal: { code: string } | null }[]
    }
    return items[0]?.refusal?.code ?? 'done'
  }
  expect(await submit(own)).toBe('done')
  expect(await submit(other)).toBe('row-has-errors')
  expect(await levelsOf(app, own.parcelCode)).toEqual(['W', 'W'])
  await answer(app, other.town.clerk, 'push', {
    body: batchOf([firmRow({ parcelShare: 40 }, other.parcelCode, owner, 1)]),
  })
  expect(await levelsOf(app, own.parcelCode)).toEqual(['无', '无'])
  expect(await submit(other)).toBe('done')
})

test('两镇同时上送几十家企业的比例：存下的发现与各行最后的值一致，谁也没有落下', async () => {
  const app = await testApp()
  const firms = Array.from({ length: 12 }, (_, index) => usccOf(String(500 + index)))
  const parcels = firms.map((_, index) => [placed('新桥 60', index), placed('车墩 40', index + 100)] as const)
  await Promise.all(
    parcels.flatMap(([own, other], index) => [send(app, own, firms[index]), send(app, other, firms[index])]),
  )
  const change = (share: number, parcel: ReturnType<typeof placed>, uscc = '') =>
    answer(app, parcel.town.clerk, 'push', {
      body: batchOf([firmRow({ parcelShare: share }, parcel.parcelCode, uscc, 1)]),
    })
  await Promise.all(
    parcels.flatMap(([own, other], index) => [
      change(index % 3 === 0 ? 60 : 70, own, firms[index]),
      change(index % 2 === 0 ? 40 : 30, other, firms[index]),
    ]),
  )
  for (const [index, [own, other]] of parcels.entries()) {
    const sum = (index % 3 === 0 ? 60 : 70) + (index % 2 === 0 ? 40 : 30)
    const level = sum > 100 ? 'E' : sum === 100 ? '无' : 'W'
    expect(await levelsOf(app, own.parcelCode), `${index} ${sum}`).toEqual([level, level])
    expect(await levelsOf(app, other.parcelCode), `${index} ${sum}`).toEqual([level, level])
  }
  const off = await sharesOf(app, zhouTao, { limit: '5' })
  expect(off.every(({ state }) => state !== 'whole')).toBe(true)
  expect(app.defects).toEqual([])
})

test('占比页一家企业只列一次，分页不重不漏', async () => {
  const app = await testApp()
  const firms = Array.from({ length: 7 }, (_, index) => usccOf(String(700 + index)))
  for (const [index, uscc] of firms.entries()) {
    await send(app, placed('新桥 60', index * 3), uscc)
    await send(app, placed('新桥 30', index * 3 + 1), uscc)
    await send(app, placed('车墩 30', index * 3 + 2), uscc)
  }
  for (const [actor, only] of [
    [zhouTao, 'off'],
    [wangFang, 'off'],
    [zhangWei, 'off'],
    [zhouTao, 'several'],
    [zhangWei, 'several'],
  ] as const) {
    const found: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query = { cycle, only, limit: '2', ...(cursor === '' ? {} : { cursor }) }
      const page = (await answer(app, actor, 'firmShares', { query })) as {
        items: { uscc: string; sum: number; state: string }[]
        nextCursor: string | null
      }
      found.push(...page.items.map(({ uscc }) => uscc))
      expect(page.items.every(({ sum, state }) => sum === 120 && state === 'over')).toBe(true)
      cursor = page.nextCursor
    }
    expect(found.toSorted(), `${actor.name} ${only}`).toEqual(firms.toSorted())
  }
})

test('同一宗由两个街镇上送（X31）：两边都留下，本镇的那宗成为差错，区专班定了归属就没有了', async () => {
  const app = await testApp()
  const own = placed('新桥 100', 0)
  await send(app, own)
  const claim = parcelRow(parcelFields({ townCode: townsByWord.车墩.code }), own.parcelCode)
  await Promise.all([
    answer(app, zhangWei, 'push', { body: batchOf([claim]) }),
    answer(app, zhangWei, 'push', { body: batchOf([claim]) }),
  ])
  expect(await levelsOf(app, own.parcelCode, 'X31')).toEqual(['E', 'E'])
  await answer(app, zhouTao, 'push', {
    body: batchOf([parcelRow({ townCode: townsByWord.车墩.code }, own.parcelCode, 1)]),
  })
  expect(await levelsOf(app, own.parcelCode, 'X31')).toEqual(['无', '无'])
})
