import type { Cells } from '#core/form/form.ts'
import { type FormId, isFormId } from '#core/forms/catalogue.ts'
import { type DepartmentCode, departments } from '#core/vocabulary/department.ts'
import { escapeXml } from './xml/escape.ts'
import { decode, elementEnd, findElement, findElements } from './xml/scan.ts'

/** What a workbook knows about itself; kept in a custom XML part and again in a very hidden sheet. */
export interface WorkbookMeta {
  /** Which of our layouts it was made from. */
  readonly template: TemplateKind
  /** Of a department's file: its values belong to the layer 部门核定. */
  readonly department: DepartmentCode | null
  readonly forms: readonly FormVersion[]
  /** assessYear as text, where the workbook was issued for one year. */
  readonly cycle: string | null
  /** Where the workbook was issued for one parcel. */
  readonly parcelCode: string | null
  /** The revision each row of this workbook rests on; it only grows. */
  readonly revisions: readonly RowRevision[]
  /** Id of the hand-out it came from: what the base map filled in is locked in it. */
  readonly handOut?: string
  /** What it holds of each row that is locked, at the revision of the row. */
  readonly locks?: readonly RowLocks[]
  /** Of 处置方案表: at which revision each plan was handed out. */
  readonly plans?: readonly PlanRevision[]
  /** Of a workbook that is to be fixed: the run of uploads it was made from, and its rows that have no key. */
  readonly repair?: Repair
}

/** The locked cells of a row with what they were handed out with. */
export interface RowLocks {
  readonly form: FormId
  readonly key: string
  readonly cells: Cells
}

export interface PlanRevision {
  readonly parcelCode: string
  /** Id of the plan: another one of the same parcel has revisions of its own. */
  readonly plan: string
  readonly revision: number
}

export interface Repair {
  readonly run: string
  readonly rows: readonly RepairedRow[]
}

export interface RepairedRow {
  readonly form: FormId
  /** 1-based row of its sheet. */
  readonly row: number
  /** What the run knows the row by: file/number. */
  readonly line: string
}

const templateKinds = ['parcel', 'ledger', 'department', 'application', 'disposal'] as const
export type TemplateKind = (typeof templateKinds)[number]

export interface FormVersion {
  readonly id: string
  readonly version: string
}

export interface RowRevision {
  readonly form: FormId
  /** Text of the key (core/record/key keyText). */
  readonly key: string
  readonly revision: number
}

export const metaSheetName = '_meta'
/** Namespace of the custom XML part, for hosts that look parts up by it. */
export const metaNamespace = 'urn:parcel-checkup:workbook'
const marker = 'parcel-checkup'

/** The meta as rows of text, as the very hidden sheet holds them; the first row marks the sheet as ours. */
export function metaToRows(meta: WorkbookMeta): readonly (readonly string[])[] {
  return [
    [marker, 'template', meta.template],
    ...(meta.department === null ? [] : [['department', meta.department]]),
    ...meta.forms.map((form) => ['form', form.id, form.version]),
    ...(meta.cycle === null ? [] : [['cycle', meta.cycle]]),
    ...(meta.parcelCode === null ? [] : [['parcel', meta.parcelCode]]),
    ...(meta.handOut === undefined ? [] : [['hand-out', meta.handOut]]),
    ...(meta.repair === undefined ? [] : [['repair', meta.repair.run], ...meta.repair.rows.map(repairedRow)]),
    ...(meta.locks ?? []).map(({ form, key, cells }) => ['locked', form, key, JSON.stringify(cells)]),
    ...(meta.plans ?? []).map(({ parcelCode, plan, revision }) => ['plan', parcelCode, plan, String(revision)]),
    ...meta.revisions.map(revisionRow),
  ]
}

/** The row of the meta that says at which revision a row was last seen. */
export function revisionRow({ form, key, revision }: RowRevision): readonly string[] {
  return ['revision', form, key, String(revision)]
}

function repairedRow({ form, row, line }: RepairedRow): readonly string[] {
  return ['repaired', form, String(row), line]
}

/** Null when the rows are not ours. Rows that say nothing we know are left out. */
export function metaFromRows(rows: readonly (readonly string[])[]): WorkbookMeta | null {
  const [head, ...rest] = rows
  const template = templateKinds.find((kind) => kind === head?.[2])
  if (head?.[0] !== marker || template === undefined) return null
  const value = (name: string): string | null => rest.find((row) => row[0] === name)?.[1] || null
  const handOut = value('hand-out')
  const run = value('repair')
  const plans = rest.flatMap(plansIn)
  return {
    template,
    department: departments.find((one) => one.code === value('department'))?.code ?? null,
    forms: rest.flatMap(([name, id, version]) => (name === 'form' && id && version ? [{ id, version }] : [])),
    cycle: value('cycle'),
    parcelCode: value('parcel'),
    revisions: rest.flatMap(([name, form, key, text]) => {
      const revision = Number(text)
      const known = name === 'revision' && form !== undefined && isFormId(form) && Number.isSafeInteger(revision)
      return known && key ? [{ form, key, revision }] : []
    }),
    ...(handOut === null ? {} : { handOut, locks: rest.flatMap(locksIn) }),
    ...(plans.length === 0 ? {} : { plans }),
    ...(run === null ? {} : { repair: { run, rows: repairedRows(rest) } }),
  }
}

function plansIn([name, parcelCode, plan, text]: readonly string[]): readonly PlanRevision[] {
  const revision = Number(text)
  if (name !== 'plan' || !parcelCode || !plan || !Number.isSafeInteger(revision)) return []
  return [{ parcelCode, plan, revision }]
}

/** A row that cannot be read locks nothing here: the server holds the workbook against its own. */
function locksIn([name, form, key, text]: readonly string[]): readonly RowLocks[] {
  if (name !== 'locked' || form === undefined || !isFormId(form) || !key) return []
  try {
    return [{ form, key, cells: JSON.parse(text ?? '') as Cells }]
  } catch {
    return []
  }
}

function repairedRows(rows: readonly (readonly string[])[]): readonly RepairedRow[] {
  return rows.flatMap(([name, form, text, line]) => {
    const row = Number(text)
    const known = name === 'repaired' && form !== undefined && isFormId(form) && Number.isSafeInteger(row)
    return known && line ? [{ form, row, line }] : []
  })
}

/** The custom XML part. */
export function metaToXml(meta: WorkbookMeta): string {
  const rows = metaToRows(meta).map((row) => `<row>${row.map((text) => `<t>${escapeXml(text)}</t>`).join('')}</row>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<checkup xmlns="${metaNamespace}">${rows.join('')}</checkup>`
}

/** Null when the part is not ours. */
export function metaFromXml(xml: string): WorkbookMeta | null {
  if (!xml.includes(metaNamespace)) return null
  const rows = findElements(xml, 'row').map((row) => {
    const texts: string[] = []
    const end = elementEnd(xml, row)
    for (let tag = findElement(xml, 't', row.end, end); tag; tag = findElement(xml, 't', tag.end, end)) {
      texts.push(tag.kind === 'empty' ? '' : decode(xml.slice(tag.end, xml.indexOf('<', tag.end))))
    }
    return texts
  })
  return metaFromRows(rows)
}
