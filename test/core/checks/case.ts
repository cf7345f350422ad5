import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CheckContext } from '#core/checks/context.ts'
import { checkParcels } from '#core/checks/run.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { readableValues } from '#core/form/clean.ts'
import type { Form } from '#core/form/form.ts'
import { fieldEntries } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import { enterpriseForm } from '#core/forms/enterprise-information.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import { groupByParcel } from '#core/subject/group.ts'
import type { ParcelSubject } from '#core/subject/subject.ts'
import { towns } from '#core/vocabulary/district.ts'

/** Cells by their 中文 label, as a person types them; 空 = a blank cell. */
type Typed = Readonly<Record<string, CellInput>>

interface Site {
  readonly 地块?: Typed
  readonly 企业?: readonly Typed[]
}

/** One case of test/cases/checks: what differs from the clean parcel, and every cross-field finding expected. */
export interface Case extends Site {
  readonly 名称: string
  readonly 规则: string
  readonly 其他地块?: readonly Site[]
  readonly 条件?: {
    readonly 范围?: '区' | '街镇'
    readonly 能耗口径?: '当量值' | '等价值' | '未知'
    readonly 尚未提交?: readonly string[]
    readonly 别处比例?: Readonly<Record<string, number>>
    readonly 已提交街镇?: Readonly<Record<string, readonly string[]>>
  }
  readonly 上年?: { readonly 税金合计: number; readonly 企业: readonly Readonly<Record<string, number>>[] }
  readonly 证明?: readonly string[]
  readonly 预期?: readonly string[]
  readonly 说法?: readonly [where: string, why: string, what: string]
  readonly 字段?: string
  readonly 不提示?: CellInput
  readonly 提示?: CellInput
  readonly 只看一侧?: string
}

const folder = new URL('../../cases/checks/', import.meta.url)
const read = <T>(file: string): T => parse(readFileSync(new URL(file, folder), 'utf8')) as T

const clean = read<{ 地块: Typed; 企业: Typed }>('clean.yaml')

/** The made-up credit codes of firm 1, 2, 3 … of a case. */
const codes = ['91310117999999912E', '913101179999999209', '913101170000001071', '91310117MA0000A19E']

export const caseFiles = readdirSync(folder).filter((file) => file !== 'clean.yaml' && file.endsWith('.yaml'))

export function casesOf(file: string): readonly Case[] {
  return read<Case[]>(file)
}

/** The key of a field by its label. */
export function keyOf(form: Form, label: string): string {
  const entry = fieldEntries(form).find(([, field]) => field.label === label)
  if (entry === undefined) throw new RangeError(`${form.title} has no field ${label}`)
  return entry[0]
}

const today = '2026-11-21'

function rowOf<F extends Form>(form: F, id: string, typed: Typed) {
  const filled = Object.entries(typed).filter(([, input]) => input !== '空')
  const cells = parseRow(form, Object.fromEntries(filled.map(([label, input]) => [keyOf(form, label), input])))
  return { id, cells, values: readableValues(form, cells, { today }) }
}

export function subjectsOf(given: Case): readonly ParcelSubject[] {
  let firmCount = 0
  const sites = [given, ...(given.其他地块 ?? [])]
  const rows = sites.map(({ 地块 = {}, 企业 = [{}] }, index) => {
    const place = index === 0 ? '' : `地块${index + 1}`
    const parcel = rowOf(parcelForm, place || '地块', { ...clean.地块, 地块上企业数: 企业.length, ...地块 })
    const parcelCode = parcel.values.parcelCode ?? null
    const firms = 企业.map((typed, number) => {
      const own = { 地块编码: parcelCode, 统一社会信用代码: codes[firmCount++] ?? null }
      return rowOf(enterpriseForm, `${place}企业${number + 1}`, { ...clean.企业, ...own, ...typed })
    })
    return { parcel, firms }
  })
  const subjects = groupByParcel(
    '2025',
    rows.map(({ parcel }) => parcel),
    rows.flatMap(({ firms }) => firms),
  )
  const evidence = given.证明 && { evidence: new Set(given.证明.map(evidenceKey)) }
  return subjects.map((subject, index) =>
    index === 0 ? { ...subject, ...evidence, ...lastYearOf(given, subject) } : subject,
  )
}

function evidenceKey(text: string): string {
  const [row = '', label = ''] = text.split(' ')
  return `${row}:${keyOf(row === '地块' ? parcelForm : enterpriseForm, label)}`
}

function lastYearOf({ 上年 }: Case, subject: ParcelSubject): Pick<ParcelSubject, 'lastYear'> {
  if (上年 === undefined) return {}
  const firms = 上年.企业.map(
    (figures, index) =>
      [
        subject.firms[index]?.values.uscc ?? '',
        Object.fromEntries(Object.entries(figures).map(([label, figure]) => [keyOf(enterpriseForm, label), figure])),
      ] as const,
  )
  return { lastYear: { taxPaid: 上年.税金合计, firms: new Map(firms) } }
}

export function contextOf({ 条件 = {} }: Case): CheckContext {
  const townCode = (name: string) => towns.find((town) => town.name === name)?.code ?? name
  return {
    today,
    scope: 条件.范围 === '区' ? 'district' : 'town',
    step: 'town',
    energyBasis: 条件.能耗口径 === '未知' ? null : (条件.能耗口径 ?? '当量值'),
    ...(条件.尚未提交 && { unsubmitted: new Set(条件.尚未提交) }),
    ...(条件.别处比例 && { sharesElsewhere: mapOf(条件.别处比例, (percent) => ({ percent, parcels: 1, towns: [] })) }),
    ...(条件.已提交街镇 && { submittedBy: mapOf(条件.已提交街镇, (names) => names.map(townCode)) }),
  }
}

function mapOf<From, To>(object: Readonly<Record<string, From>>, convert: (from: From) => To): ReadonlyMap<string, To> {
  return new Map(Object.entries(object).map(([key, value]) => [key, convert(value)]))
}

export function findingsOf(given: Case): readonly AnyFinding[] {
  return checkParcels(subjectsOf(given), contextOf(given))
}

const marks = { error: 'E', warning: 'W', info: 'I' } as const

/** X01 E 地块 自用面积 */
export function told({ code, level, form, row, field }: AnyFinding): string {
  return `${code} ${marks[level]} ${row} ${labelIn(form, field)}`
}

function labelIn(form: FormId, field: string): string {
  return formById(form).fields[field]?.label ?? field
}

/** The case with its edge field set: on the parcel, or on the first firm. */
export function withEdge(given: Case, value: CellInput): Case {
  const label = given.字段 ?? ''
  const onParcel = fieldEntries(parcelForm).some(([, field]) => field.label === label)
  if (onParcel) return { ...given, 地块: { ...given.地块, [label]: value } }
  const [first = {}, ...others] = given.企业 ?? [{}]
  return { ...given, 企业: [{ ...first, [label]: value }, ...others] }
}
