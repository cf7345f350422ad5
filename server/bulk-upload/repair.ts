import { unapproved } from '#core/access/mask.ts'
import { maskedPersonal, personalFields } from '#core/access/personal.ts'
import { bulkLimits } from '#core/bulk-upload/limits.ts'
import { cellText, type LineItem } from '#core/bulk-upload/line-item.ts'
import type { CellValue } from '#core/form/field.ts'
import { levelNames } from '#core/form/field-finding.ts'
import { formById, isFormId } from '#core/forms/catalogue.ts'
import { findingMessage } from '#core/message/message.zh.ts'
import { parseKey, type RowKey } from '#core/record/key.ts'
import type { RepairMark, RepairRow } from '#workbook/bulk-report/content.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { type StateNow, stateNow } from '../actions/upload/state-now.ts'
import { allFiles, filePage } from '../db/bulk-upload-files.ts'
import { linesOfRepairs, type StoredLine } from '../db/bulk-upload-lines.ts'
import type { RowState } from '../rows/state.ts'
import { visibleCells } from '../rows/view.ts'
import type { Service } from '../service.ts'
import type { ReportPart } from './run-report.ts'
import { answers, lineName, linesToFix } from './settled-items.ts'
import { type KeptCells, toldOf } from './told-line.ts'

export interface Repair {
  readonly rows: readonly RepairRow[]
  readonly revisions: readonly RowRevision[]
  readonly handOut: string | null
  /** Rows that found no room. */
  readonly left: number
}

/**
 * The rows of a run that still are to be fixed. A row that was stored comes as it stands now with its revision, one that
 * was refused as it was sent with the revision its file was made from: so what is fixed in either merges as any
 * workbook does. A row that meanwhile was fixed is left out.
 */
export async function repairOf(service: Service, grant: Grant, id: string, part: ReportPart): Promise<Repair> {
  const district = service.district.code
  const { lines, handOuts } = await service.database.read(async (db) => {
    const answerTo = answers(await linesOfRepairs(db, district, id, null))
    const open: StoredLine[] = []
    for await (const line of linesToFix(db, district, id, part)) {
      if (line.outcome === 'refused' && (answerTo(line)?.outcome ?? 'refused') !== 'refused') continue
      open.push(line)
    }
    const files = await filePage(db, district, id, allFiles, { after: 0, limit: bulkLimits.files })
    return { lines: open, handOuts: new Map(files.map((file) => [file.number, file.hand_out])) }
  })
  // It leaves the system: what others confirmed stays out, and so do findings that rest on it.
  const outside = { ...grant, actor: unapproved(grant.actor) }
  const now = await stateNow(
    service,
    outside,
    lines.flatMap((line) => keyOfLine(line) ?? []),
  )
  const made = latest(lines).flatMap((line) => rowOf(line, now, outside.actor) ?? [])
  const taken = made.slice(0, bulkLimits.repairRows)
  const lockedBy = taken.map(({ line }) => handOuts.get(line.file_number) ?? null).find((one) => one !== null)
  return {
    rows: taken.map(({ row }) => row),
    revisions: taken.flatMap(({ line, revision }) => revisionOf(line, revision)),
    handOut: lockedBy ?? null,
    left: made.length - taken.length,
  }
}

interface MadeRow {
  readonly line: StoredLine
  readonly row: RepairRow
  readonly revision: number
}

/** Parcels before firms; of a row that stood in several files the last one. */
function latest(lines: readonly StoredLine[]): readonly StoredLine[] {
  const last = new Map<string, StoredLine>()
  for (const line of lines) {
    const name = line.row_key ?? lineName(line.file_number, line.number)
    last.set(`${line.form} ${name}`, line)
  }
  return [...last.values()]
}

function keyOfLine({ form, row_key: key }: StoredLine): RowKey | null {
  return key === null || !isFormId(form) ? null : parseKey(form, key)
}

function revisionOf({ form, row_key: key }: StoredLine, revision: number): readonly RowRevision[] {
  return key === null || revision === 0 || !isFormId(form) ? [] : [{ form, key, revision }]
}

function rowOf(line: StoredLine, now: StateNow, actor: Actor): MadeRow | null {
  const stored = line.row_key === null ? null : (now.rows.get(line.row_key) ?? null)
  if (stored?.removed === true) return null
  return line.outcome === 'refused' ? refusedRow(line, stored, actor) : storedRow(line, stored, now, actor)
}

function storedRow(line: StoredLine, stored: RowState | null, { findings }: StateNow, actor: Actor): MadeRow | null {
  const found = (findings.get(line.row_key ?? '') ?? []).filter(({ level }) => level !== 'info')
  if (stored === null || !found.some(({ level }) => level === 'error')) return null
  const marks = found.map((finding): RepairMark => {
    const { where, why, what } = findingMessage(finding)
    const text = `${levelNames[finding.level]}：${where}：${why}${what}`
    return { field: finding.field, isWarning: finding.level === 'warning', text }
  })
  const row = { form: stored.key.form, cells: shownCells(stored, actor), marks, line: null }
  return { line, row, revision: stored.revision }
}

function refusedRow(line: StoredLine, stored: RowState | null, actor: Actor): MadeRow | null {
  if (!isFormId(line.form)) return null
  const { items, cells = {} } = toldOf(line.line_told)
  const present = stored === null ? {} : shownCells(stored, actor)
  const locked = items.filter(({ code }) => code === 'row-base-locked').flatMap(({ field }) => field ?? [])
  // A column the file did not have says nothing; what the base map has locked is put back.
  const kept: KeptCells = { ...present, ...cells }
  const back = Object.fromEntries(locked.map((field) => [field, present[field] ?? null]))
  const marks = items
    .filter(({ level }) => level !== 'info')
    .map((item) => markOf(item, item.code === 'row-base-locked' ? (back[item.field ?? ''] ?? null) : null))
  const name = line.row_key === null ? lineName(line.file_number, line.number) : null
  const row = { form: line.form, cells: { ...kept, ...back }, marks, line: name }
  return { line, row, revision: line.base_revision }
}

function markOf({ level, code, field, found, why, what }: LineItem, base: CellValue | null): RepairMark {
  const isLocked = code === 'row-base-locked'
  const text = isLocked
    ? `底版锁定：您填“${found ?? '空白'}”，底版为“${cellText(base) ?? '空白'}”，已放回底版的内容。底版有误的，请向下发单位提出。`
    : `${why}${what}`
  return { field: field ?? 'parcelCode', isWarning: level === 'warning', text }
}

/** As the account sees them, contacts as exports show them: masked, and so no change when they come back. */
function shownCells(row: RowState, actor: Actor): Readonly<Record<string, CellValue>> {
  const { fields } = formById(row.key.form)
  const cells = visibleCells(row, actor)
  const masked = personalFields[row.key.form].flatMap((key) => {
    const field = fields[key]
    const value = cells[key]
    return field === undefined || value === undefined ? [] : [[key, maskedPersonal(field, value)] as const]
  })
  return { ...cells, ...Object.fromEntries(masked) }
}
