import { headings, one } from '../server/base-map/lists.ts'
import { StagedImport } from '../server/base-map/stage.ts'
import { liuYang, xinqiao, zhouTao } from '../server/cast.ts'
import { decide } from '../server/class-lists/stage.ts'
import { csv, Listed, person } from '../server/department-data/stage.ts'
import { StagedPlan } from '../server/disposal/stage.ts'
import { jingWei } from '../server/filing/stage.ts'
import { answer, type TestApp } from '../server/http/test-app.ts'
import { formal, published } from '../server/publication/stage.ts'
import { batchOf, cycle, parcelRow } from '../server/rows.ts'

/** What was typed into the files below, each found in a cell of its own of what we answer about them. */
export const typedInBase = { area: '=1+1', place: "=cmd|'/c calc'!A1", code: '@SUM(1)' }
export const typedInList = { code: '=P+99', figure: '-2+3' }
export const typedInReport = { findings: '=WEBSERVICE("http://192.0.2.1/")', proposals: '+1+1' }

export const taxOffice = person('shuiwu', 'tax')

/** A source of the base map whose values are formulas, compared; the id of the import. */
export async function baseImportWithFormulas(app: TestApp): Promise<string> {
  const { area, place, code } = typedInBase
  const unreadable = [...one.slice(0, 5), area, ...one.slice(6)]
  const fresh = [code, '新桥镇', place, '', '', 100, '工业用地', '', '']
  const staged = await StagedImport.upload(app, { kind: 'registry', bytes: csv(headings, unreadable, fresh) })
  await staged.compare()
  return staged.id
}

/** A department's list of codes and figures that are formulas; its id. */
export async function listWithFormulas(app: TestApp): Promise<string> {
  const { code, figure } = typedInList
  const { list } = await Listed.upload(
    app,
    taxOffice,
    csv(['地块编码', '统一社会信用代码', '上缴税金总额（万元）'], [code, '', figure]),
  )
  return list.id
}

/** 机制后评估 of the year, its words formulas; its version. */
export async function reportWithFormulas(app: TestApp): Promise<string> {
  await answer(app, jingWei, 'saveMechanismReport', { params: { year: '2026' }, body: { base: 0, ...typedInReport } })
  return '1'
}

/** 区建管委 says otherwise than the 街镇 of a parcel whose code and name are formulas. */
export async function differencesWithFormulas(app: TestApp): Promise<string> {
  await answer(app, liuYang, 'push', { body: batchOf([parcelRow({ houseSafety: '重大' }, '=P+1', 1)]) })
  return ''
}

/** A publication of a parcel whose code and owner are formulas; its number. */
export async function publicationWithFormulas(app: TestApp): Promise<string> {
  await formal(app, 9000, [{ code: '=P+1', town: xinqiao, verdict: 'C' }])
  return String((await published(app)).number)
}

/** A formal evaluation of a parcel whose code and name are formulas. */
export async function evaluatedWithFormulas(app: TestApp): Promise<string> {
  await formal(app, 9001, [{ code: '=P+1', town: xinqiao, verdict: 'C' }])
  return '9001'
}

export const typedInPlan = { measures: '=1+1', responsibleBody: "=cmd|'/c calc'!A1", milestone1Name: '@SUM(1)' }

/** A disposal plan of a 区属国企's parcel whose code is a formula, its words formulas. */
export async function planWithFormulas(app: TestApp): Promise<string> {
  await answer(app, zhouTao, 'push', { body: batchOf([parcelRow({ ownerIsSoe: '区属' }, '=P+1', 1)]) })
  await decide(app.service, cycle, { '=P+1': 'D' })
  const plan = await StagedPlan.open(app, '=P+1')
  await plan.save(zhouTao, { ...typedInPlan, milestone1Due: '2027-01-01' })
  return plan.detail.id
}
