import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { isOfAssessment } from '#workbook/any-form.ts'
import { cycleOf } from '#workbook/row-key.ts'
import { summaryOf } from '../app/parcel.ts'
import type { BookModel } from '../host/book-model.ts'
import type { OpenDocument } from '../open-document.ts'

/** What the context row says. */
export interface Subject {
  /** SJ-XQ-0137, or 新桥镇街镇台账. */
  readonly title: string
  /** 新桥镇 · 工业; empty for a ledger. */
  readonly kind: string
  /** Who holds the parcel; how many parcels and firms a ledger has. */
  readonly holder: string
  readonly year: string
}

/** @param parcelCode the parcel one stands in */
export function subjectOf({ host, name }: OpenDocument, parcelCode: string | null): Subject {
  const { model } = host
  const summary = summaryOf(host)
  const cycle = cycleOf(model.result)
  const year = cycle === null ? '' : `${cycle}年度`
  if (summary.parcels > 1 && summary.only === null) {
    const towns = model.result.rows.map((row) => model.cells(row.id).townCode)
    const holder = `${count(summary.parcels)} 宗地 · ${count(summary.firms)} 家企业`
    return { title: ledgerName(towns), kind: '', holder, year }
  }
  const application = model.result.regions.findIndex((region) => region.form === applicationFormId)
  if (application >= 0 && !model.result.regions.some(isOfAssessment)) return projectOf(model, application, name)
  const row = model.rows(model.result.regions.findIndex((region) => region.form === 'parcel-self-assessment'))[0]
  const { townCode, landClass, ownerName } = row === undefined ? {} : model.cells(row.id)
  const parts = [typeof townCode === 'string' ? townName(townCode) : null, landClass]
  const kind = parts.filter((part): part is string => typeof part === 'string').join(' · ')
  const holder = typeof ownerName === 'string' ? ownerName : name
  return { title: parcelCode ?? '未填地块编码', kind, holder, year }
}

/** Of a 申请表: the project, its unit and 街镇. */
function projectOf(model: BookModel, region: number, file: string): Subject {
  const row = model.rows(region)[0]
  const { projectName, projectUnit, townCode } = row === undefined ? {} : model.cells(row.id)
  const title = typeof projectName === 'string' ? projectName : '未填项目名称'
  const kind = typeof townCode === 'string' ? (townName(townCode) ?? '') : ''
  return { title, kind, holder: typeof projectUnit === 'string' ? projectUnit : file, year: '' }
}

/** 新桥镇街镇台账; 街镇台账 when the parcels are of several 街镇. */
function ledgerName(codes: readonly unknown[]): string {
  const towns = new Set(codes.filter((code): code is string => typeof code === 'string'))
  const [only] = towns
  const name = towns.size === 1 && only !== undefined ? townName(only) : null
  return name === null ? '街镇台账' : `${name}街镇台账`
}
