import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Declaration, DeclarationField, OverruledValue } from '#core/api/department-data-shapes.ts'
import type { evaluation } from '#core/api/evaluations.ts'
import type { Actor } from '#server/actions/actor.ts'
import { layersOf } from '../base-map/lists.ts'
import { liuYang, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, checkedBody, problemOf, type TestApp, testApp } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows, parcelFields, parcelRow } from '../rows.ts'
import { csv, Listed, parcelOf } from './stage.ts'

const reported = 'SJ-XQ-0138'
const blank = 'SJ-XQ-0139'
const asked = { cycle, form: 'parcel-self-assessment', field: 'houseSafety' } as const

/** Three parcels: 无, 重大 and nothing at all reported. */
async function town(): Promise<TestApp> {
  const app = await testApp()
  const rows = [
    ...exampleRows(),
    parcelRow(parcelFields({ houseSafety: '重大', houseSafetyProof: '街镇排查' }), reported),
    parcelRow(parcelFields({ houseSafety: null }), blank),
  ]
  await answer(app, wangFang, 'push', { body: batchOf(rows) })
  return app
}

async function fieldOf(app: TestApp, actor: Actor = liuYang): Promise<DeclarationField | undefined> {
  const { fields } = (await answer(app, actor, 'declarations', { query: { cycle } })) as { fields: DeclarationField[] }
  return fields.find(({ field }) => field === 'houseSafety')
}

function declare(app: TestApp, overruled: number, actor: Actor = liuYang): Promise<Response> {
  return call(app, actor, 'declareComplete', { body: { ...asked, overruled, reason: '沪建管〔2026〕5号，全覆盖排查' } })
}

async function draft(app: TestApp): Promise<z.infer<typeof evaluation>> {
  return (await answer(app, zhouTao, 'runEvaluation', { body: { cycle, mode: 'draft' } })) as z.infer<typeof evaluation>
}

test('声明完整：名单之外核定为“无”，与之相反的填报先列出、数目要对；谁、何时、凭什么都留下', async () => {
  const app = await town()
  await (await Listed.upload(app, liuYang, csv(['地块编码', '房屋安全隐患'], [example, '一般']))).apply()
  expect(await fieldOf(app)).toMatchObject({
    negative: '无',
    rows: 3,
    positive: 1,
    negatives: 0,
    open: 2,
    overruled: 1,
  })
  const { items } = (await answer(app, liuYang, 'overruledValues', { query: asked })) as { items: OverruledValue[] }
  expect(items).toMatchObject([{ parcelCode: reported, present: '重大', layer: 'onsite' }])

  expect((await problemOf(await declare(app, 0))).code).toBe('department-overruled-unseen')
  expect(layersOf(await parcelOf(app, blank), 'houseSafety')).toEqual({})
  const declared = (await checkedBody('declareComplete', await declare(app, 1))) as Declaration
  expect(declared).toMatchObject({ negative: '无', confirmed: 2, overruled: 1, locked: 0, declared: { by: '刘洋' } })
  expect(layersOf(await parcelOf(app, example), 'houseSafety').department).toBe('一般')
  expect(layersOf(await parcelOf(app, reported), 'houseSafety')).toEqual({ onsite: '重大', department: '无' })
  const { history } = await parcelOf(app, blank)
  expect(history[0]).toMatchObject({ by: '刘洋', source: 'department-complete', layer: 'department' })
  expect(await fieldOf(app)).toMatchObject({ positive: 1, negatives: 2, open: 0, overruled: 0 })

  // 之后新增的地块没有核定，补一次声明只管这些。
  await answer(app, wangFang, 'push', { body: batchOf([parcelRow(parcelFields(), 'SJ-XQ-0140')]) })
  expect(await fieldOf(app)).toMatchObject({ rows: 4, open: 1 })
  expect(await checkedBody('declareComplete', await declare(app, 0))).toMatchObject({ confirmed: 1 })
  expect(app.defects).toEqual([])
})

test('对评估的作用恰好如此：名单上的判定已核定，名单外的不再触发；撤销后回到原样', async () => {
  const app = await town()
  const rules = async () => {
    const { id, inputHash } = await draft(app)
    const fired = []
    for (const parcelCode of [example, reported]) {
      const result = (await answer(app, zhouTao, 'result', { params: { id, parcelCode } })) as {
        ruleResults: { id: string; confirmed: boolean }[]
      }
      fired.push(result.ruleResults.map((rule) => [rule.id, rule.confirmed]))
    }
    return { fired, inputHash }
  }
  const before = await rules()
  expect(before.fired).toEqual([[], [['D1', false]]])
  const list = await Listed.upload(app, liuYang, csv(['地块编码', '房屋安全隐患'], [example, '重大']))
  await list.apply()
  const { id } = (await checkedBody('declareComplete', await declare(app, 1))) as Declaration
  const declared = await rules()
  expect(declared.fired).toEqual([[['D1', true]], []])
  expect(declared.inputHash).not.toBe(before.inputHash)

  const revocation = { params: { id }, body: { reason: '排查遗漏' } }
  const revoked = (await answer(app, liuYang, 'revokeDeclaration', revocation)) as Declaration
  expect(revoked).toMatchObject({ takenBack: 2, kept: 0, revoked: { by: '刘洋', reason: '排查遗漏' } })
  expect((await rules()).fired).toEqual([[['D1', true]], [['D1', false]]])
  expect(layersOf(await parcelOf(app, example), 'houseSafety').department).toBe('重大')
  const twice = await problemOf(await call(app, liuYang, 'revokeDeclaration', revocation))
  expect(twice.code).toBe('department-declaration-closed')
  await list.tryReverse()
  const after = await rules()
  expect(after.fired).toEqual(before.fired)
  expect(after.inputHash).toBe(before.inputHash)
  expect(app.defects).toEqual([])
})

test('撤销声明时部门后来另行核定的值留着', async () => {
  const app = await town()
  const { id } = (await checkedBody('declareComplete', await declare(app, 1))) as Declaration
  await (await Listed.upload(app, liuYang, csv(['地块编码', '房屋安全隐患'], [blank, '一般']))).apply()
  const revocation = { params: { id }, body: { reason: '排查遗漏' } }
  expect(await answer(app, liuYang, 'revokeDeclaration', revocation)).toMatchObject({ takenBack: 2, kept: 1 })
  expect(layersOf(await parcelOf(app, blank), 'houseSafety').department).toBe('一般')
  expect(app.defects).toEqual([])
})

test('只声明自己的字段；数字没有名单之外；别的部门的声明看不到、撤不了', async () => {
  const app = await town()
  expect((await problemOf(await declare(app, 0, zhaoMin))).code).toBe('department-field-not-declarable')
  const amount = { cycle, form: 'enterprise-information', field: 'taxPaid', overruled: 0, reason: '全部企业' }
  const refused = await call(app, zhaoMin, 'declareComplete', { body: amount })
  expect((await problemOf(refused)).code).toBe('department-field-not-declarable')
  expect(await fieldOf(app, zhaoMin)).toBeUndefined()
  const { id } = (await checkedBody('declareComplete', await declare(app, 1))) as Declaration
  const revocation = { params: { id }, body: { reason: '不是我的' } }
  expect((await call(app, zhaoMin, 'revokeDeclaration', revocation)).status).toBe(404)
  expect((await call(app, zhouTao, 'declareComplete', { body: amount })).status).toBe(403)
  const seen = async (actor: Actor) =>
    ((await answer(app, actor, 'declarations', { query: { cycle } })) as { declarations: unknown[] }).declarations
      .length
  expect([await seen(liuYang), await seen(zhaoMin), await seen(zhouTao)]).toEqual([1, 0, 1])
  expect(app.defects).toEqual([])
})
