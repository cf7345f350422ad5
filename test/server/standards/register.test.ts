import { expect, test } from 'vitest'
import type { EndpointId } from '#core/api/table.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { regExample20261 } from '#core/standards/reg-example-2026-1.ts'
import { findEvaluation } from '#server/db/evaluations.ts'
import { contentHash } from '#server/hash.ts'
import { recordedStandard } from '#server/standard-register/recorded.ts'
import { qianJin, shiLi, wangFang, zhaoMin, zhouTao } from '../cast.ts'
import { answer, call, problemOf } from '../http/test-app.ts'
import { batchOf, cycle, example, exampleRows } from '../rows.ts'
import { draftId, Register, shipped, wuMin } from './stage.ts'

test('没有动过的登记簿：随附的示例在施行，别处的做法只是范本', async () => {
  const register = await Register.open()
  const { items, models } = await register.list(wangFang)
  expect(items.map(({ id, state, label, isInForce }) => [id, state, label, isInForce])).toEqual([
    [shipped, 'published', '示例', true],
  ])
  expect(models).toHaveLength(7)
  expect(models.every(({ state, isInForce }) => state === 'model' && !isInForce)).toBe(true)
  const { label: _label, since: _since, until: _until, ...text } = regExample20261
  expect(await answer(register.app, shiLi, 'standardInForce')).toMatchObject({ id: shipped, hash: contentHash(text) })
  expect((await register.read(shipped)).standard).toEqual(regExample20261)
  expect(register.app.defects).toEqual([])
})

test('草稿、试评、提交、另一人批准、从某日起发布，前一个到那天止；每一步都在经过里', async () => {
  const register = await Register.open()
  const created = await register.draft()
  expect(created).toMatchObject({ state: 'draft', label: '示例', basedOn: shipped, mayEdit: true, mayDelete: true })
  const indicators = regExample20261.indicators.map((one) =>
    one.id === 'E1' ? { ...one, weight: 15 } : one.id === 'E2' ? { ...one, weight: 17 } : one,
  )
  const saved = await register.save(created, { indicators })
  if (saved.outcome !== 'saved') throw new Error(saved.outcome)
  expect(saved.version.hash).not.toBe(created.hash)

  expect((await problemOf(await register.ask(zhouTao, draftId, 'submit'))).detail).toContain('还没有试评')
  expect(await register.try(draftId)).toMatchObject({
    standard: draftId,
    standardHash: saved.version.hash,
    trial: true,
  })
  expect(await register.read(draftId)).toMatchObject({ state: 'tried', trials: 1, possible: ['submit'] })

  await register.act(zhouTao, draftId, 'submit', { note: '请审阅' })
  expect((await problemOf(await register.ask(zhouTao, draftId, 'approve'))).code).toBe('standard-act-refused')
  expect(
    (await problemOf(await register.ask(zhouTao, draftId, 'publish', { since: '2027-01-01', label: '试行' }))).code,
  ).toBe('standard-act-not-allowed')
  await register.act(wuMin, draftId, 'approve')
  expect(
    (await problemOf(await register.ask(zhouTao, draftId, 'publish', { since: '2027-01-01', label: '正式' }))).detail,
  ).toContain('文号')
  const document = { number: '松产评〔2026〕8号', date: '2026-11-20' }
  const published = await register.act(zhouTao, draftId, 'publish', { since: '2027-01-01', label: '正式', document })
  expect(published).toMatchObject({ state: 'published', label: '正式', isInForce: false, published: { document } })
  expect(published.standard).toMatchObject({ label: '正式', since: '2027-01-01', until: null })
  expect(published.hash).toBe(saved.version.hash)
  expect(await register.read(shipped)).toMatchObject({ until: '2027-01-01', isInForce: true })
  expect(published.events.map(({ event, by }) => `${event} ${by}`)).toEqual([
    'create 周涛',
    'save 周涛',
    'submit 周涛',
    'approve 吴敏',
    'publish 周涛',
  ])
  const differences = await answer(register.app, wangFang, 'standardDifferences', {
    params: { id: shipped, other: draftId },
  })
  expect((differences as { items: { sentence: string }[] }).items.map(({ sentence }) => sentence)).toContain(
    '指标 E1 土地税收产出率的权重由 20 改为 15。',
  )
  register.app.service.clock.pass(60 * 24 * 3_600_000)
  expect(await register.read(shipped)).toMatchObject({ state: 'superseded', isInForce: false })
  expect(await register.evaluate()).toMatchObject({ standard: draftId, trial: false })
  expect(register.app.defects).toEqual([])
})

test('发布后不能改；退回、撤回的又成草稿，批准作废；修改过的要重新试评', async () => {
  const register = await Register.open()
  const { standard } = await register.approved()
  const save = (revision: number) =>
    call(register.app, zhouTao, 'saveStandard', { params: { id: draftId }, body: { revision, standard } })
  expect((await problemOf(await save((await register.read(draftId)).revision))).code).toBe('standard-act-not-allowed')
  const sentBack = await register.act(wuMin, draftId, 'send-back', { note: '权重再议' })
  expect(sentBack).toMatchObject({ state: 'tried', submitted: null, approved: null })
  await register.save(sentBack, { notes: ['改了一句。'] }, wuMin)
  expect(await register.read(draftId)).toMatchObject({ state: 'draft' })
  await register.try(draftId)
  await register.act(zhouTao, draftId, 'submit')
  // 吴敏 has written some of it meanwhile.
  expect((await problemOf(await register.ask(wuMin, draftId, 'approve'))).code).toBe('standard-act-refused')
  await register.act(zhouTao, draftId, 'withdraw')
  expect(
    (await problemOf(await call(register.app, zhouTao, 'deleteStandard', { params: { id: draftId } }))).detail,
  ).toContain('已用它试评')
})

test('两人同时修改：后保存的不覆盖，得到双方的改动和相碰之处；办理也要按看到的版本', async () => {
  const register = await Register.open()
  const begun = await register.draft()
  await register.save(begun, { name: '周涛改的名称' })
  const mine = await register.save(begun, { name: '吴敏改的名称', notes: ['吴敏加的说明。'] }, wuMin)
  if (mine.outcome !== 'conflict') throw new Error(mine.outcome)
  expect(mine.version).toMatchObject({ name: '周涛改的名称', revision: begun.revision + 1 })
  expect(mine.theirs.map(({ path }) => path)).toEqual(['name'])
  expect(mine.mine.map(({ path }) => path)).toContain('notes.0')
  expect(mine.clashes).toEqual(['name'])
  const body = { act: 'submit', revision: begun.revision }
  expect(
    (await problemOf(await call(register.app, zhouTao, 'actOnStandard', { params: { id: draftId }, body }))).code,
  ).toBe('standard-changed')
})

test('导入全文：写法不对的说出在哪里，前后矛盾的可存不可试；编号不能重', async () => {
  const register = await Register.open()
  const create = (standard: object) => call(register.app, zhouTao, 'createStandard', { body: { standard } })
  const mine: Standard = { ...regExample20261, id: draftId }
  const codeOf = async (response: Response) => (await problemOf(response)).code
  expect(await codeOf(await create({ ...mine, energyBasis: '吨' }))).toBe('standard-refused')
  expect((await problemOf(await create({ ...mine, district: '310115' }))).detail).toContain('310117')
  expect(await codeOf(await create(regExample20261))).toBe('standard-exists')
  expect(await codeOf(await create({ ...mine, id: 'HA-示例-2024.1' }))).toBe('standard-exists')
  const shares = { A: 50, B: 50, C: 25, D: 10 }
  expect((await create({ ...mine, classes: { ...mine.classes, shares } })).status).toBe(201)
  expect((await register.read(draftId)).faults.map(({ path }) => path)).toEqual(['classes.shares'])
  const trial = await call(register.app, zhouTao, 'runEvaluation', {
    body: { cycle, mode: 'draft', standard: draftId },
  })
  expect((await problemOf(trial)).code).toBe('standard-refused')
  expect(await answer(register.app, zhouTao, 'deleteStandard', { params: { id: draftId } })).toEqual({ deleted: true })
  expect((await call(register.app, zhouTao, 'standard', { params: { id: draftId } })).status).toBe(404)
})

test('没有发布的，街镇、部门、企业看不到它和它的试评；审计看得到，办不了', async () => {
  const register = await Register.open()
  await answer(register.app, wangFang, 'push', { body: batchOf(exampleRows()) })
  await register.draft()
  const { id: trial } = await register.try(draftId)
  const asks: readonly (readonly [EndpointId, Readonly<Record<string, string>>])[] = [
    ['standard', { id: draftId }],
    ['standardVersion', { id: draftId }],
    ['standardDifferences', { id: shipped, other: draftId }],
    ['evaluation', { id: trial }],
    ['result', { id: trial, parcelCode: example }],
    ['exportResults', { id: trial }],
    ['baseMapValues', { id: trial, indicator: 'E1' }],
  ]
  for (const [id, params] of asks) {
    for (const actor of [wangFang, zhaoMin]) {
      expect((await call(register.app, actor, id, { params })).status, `${id} ${actor.role}`).toBe(404)
    }
    expect((await call(register.app, qianJin, id, { params })).status, id).toBe(200)
  }
  expect((await register.list(wangFang)).items.map(({ id }) => id)).toEqual([shipped])
  expect((await register.list(qianJin)).items.map(({ id, possible }) => [id, possible])).toEqual([
    [draftId, []],
    [shipped, []],
  ])
  const listed = (await answer(register.app, wangFang, 'evaluations', { query: { cycle } })) as { items: object[] }
  expect(listed.items).toEqual([])
  expect(await answer(register.app, zhouTao, 'overview', { query: { cycle } })).toMatchObject({ evaluation: null })
})

test('旧评估按它当时的原文：草稿改了，试评结果的导出不变', async () => {
  const register = await Register.open()
  await answer(register.app, wangFang, 'push', { body: batchOf(exampleRows()) })
  const begun = await register.draft()
  const { id } = await register.try(draftId)
  const renamed = regExample20261.indicators.map((one) => ({ ...one, name: `${one.name}新` }))
  await register.save(begun, { indicators: renamed })
  const response = await call(register.app, zhouTao, 'exportResults', { params: { id } })
  const { read, utils } = await import('xlsx')
  const book = read(new Uint8Array(await response.arrayBuffer()))
  const text = JSON.stringify(Object.values(book.Sheets).map((sheet) => utils.sheet_to_json(sheet, { header: 1 })))
  expect(text).toContain('容积率实现度')
  expect(text).not.toContain('容积率实现度新')
})

test('范本也可以试评，当时的原文留着；它不因此进登记簿', async () => {
  const register = await Register.open()
  const model = 'HA-示例-2024.1'
  const { id, standardHash } = await register.try(model)
  expect(await register.try(model)).toMatchObject({ trial: true, standardHash })
  const { database } = register.app.service
  const texts = await database.read((db) => db.selectFrom('standard_text').select(['standard', 'hash']).execute())
  expect(texts).toEqual([{ standard: model, hash: standardHash }])
  const evaluation = await database.read((db) => findEvaluation(db, '310117', Number(id)))
  if (evaluation === null) throw new Error(`no evaluation ${id}`)
  const recorded = await database.read((db) => recordedStandard(db, evaluation))
  expect(recorded).toMatchObject({ id: model, indicators: [{ name: '亩均税收' }, {}, {}] })
  // As a program reads it whose model of that id says something else by now.
  const other = await database.read((db) => recordedStandard(db, { ...evaluation, standard_hash: 'ff' }))
  expect(other).toBeNull()
  expect((await register.list()).items.map((one) => one.id)).toEqual([shipped])
})
