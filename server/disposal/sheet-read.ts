import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { DisposalSheetDetail, DisposalSheetLine } from '#core/api/disposal-shapes.ts'
import { disposalStateNames } from '#core/disposal/state.ts'
import { isBroughtAlong } from '#core/disposal/write-window.ts'
import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import type { DisposalSheetRow } from '#workbook/disposal/read.ts'
import type { PlanRevision } from '#workbook/meta.ts'
import { noticeText } from '#workbook/notice.zh.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { findPlanWithin } from '../db/disposal-list.ts'
import { changesOf, openPlansOf } from '../db/disposal-plans.ts'
import { insertSheetRead } from '../db/disposal-sheets.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { planScope } from './scope.ts'
import { sheetBody } from './sheets.ts'
import { stateOfPlan } from './stored.ts'
import { readSheet } from './workshop.ts'
import { cellsAt, type PlanWriting, refusedFields, writeFields } from './write.ts'

/** Rows merged in one transaction. */
const rowsAtOnce = 100

/**
 * Reads a filled 处置方案表 back, row by row: what was changed since it was handed out is merged into the plan, and every
 * row is told what became of it; what a refused row says is kept with the report. Throws ProblemError: those of the
 * reader.
 */
export async function readBackSheet(
  service: Service,
  grant: Grant,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<DisposalSheetDetail> {
  const { meta, rows, notices } = await readSheet(bytes)
  const district = service.district.code
  const { actor, scope } = grant
  const handed = new Map((meta?.plans ?? []).map((each) => [each.parcelCode, each]))
  const at = instantText(service.clock.now())
  const writing = { actor, at, today: todayInShanghai(service.clock), source: 'workbook' } as const
  const seen = new Set<string>()
  const lines: DisposalSheetLine[] = []
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const piece = rows.slice(start, start + rowsAtOnce)
    const settled = await service.database.write(async (db) => {
      await takeNumbers(db, district, 'disposal')
      const told: DisposalSheetLine[] = []
      for (const row of piece) told.push(await readBackRow(db, grant, row, { handed, seen, writing, district }))
      return told
    })
    for (const line of settled) lines.push(line)
  }
  const notes =
    meta?.template === 'disposal' ? [] : ['不是系统下发的处置方案表，按表头读取；与已有内容不同的，作为冲突待您选定。']
  return service.database.write(async (db) => {
    const number = await takeNumbers(db, district, 'disposal')
    const counts = { accepted: 0, merged: 0, conflict: 0, refused: 0, unchanged: 0 }
    for (const { outcome } of lines) counts[outcome] += 1
    const sheet = {
      district,
      id: randomUUID(),
      number,
      name: name.slice(0, 200),
      sha256: sha256(bytes),
      counts: JSON.stringify(counts),
      notes: JSON.stringify([...notes, ...notices.map(noticeText)]),
      lines: JSON.stringify(lines),
      town_code: scope.kind === 'town' ? scope.town : null,
      username: actor.username,
      by_name: actor.name,
      at,
    }
    await insertSheetRead(db, sheet)
    const details = { ...counts, sha256: sheet.sha256 }
    const entry = { district, at, username: actor.username, role: actor.role, object: sheet.id, details } as const
    await service.audit.append(db, { ...entry, action: 'disposal-sheet-read' })
    return { ...sheetBody(sheet), lines }
  })
}

interface Reading {
  readonly district: string
  readonly handed: ReadonlyMap<string, PlanRevision>
  /** Parcels that stood in an earlier row. */
  readonly seen: Set<string>
  readonly writing: PlanWriting
}

async function readBackRow(
  db: Kysely<Schema>,
  grant: Grant,
  row: DisposalSheetRow,
  { district, handed, seen, writing }: Reading,
): Promise<DisposalSheetLine> {
  const { sheet, row: number, parcelCode } = row
  const place = { sheet, row: number, parcelCode, plan: null, written: [], conflicts: [] }
  const refuse = (why: string): DisposalSheetLine => ({ ...place, outcome: 'refused', why, refused: { ...row.cells } })
  if (parcelCode === null) return refuse('没有地块编码，不知道是哪一宗。请照下发的表填写地块编码。')
  if (seen.has(parcelCode)) return refuse('同一地块编码在前面的行已经出现，只读第一行。请删去重复的行。')
  seen.add(parcelCode)
  const revision = handed.get(parcelCode)
  const line = await planOf(db, grant, district, parcelCode, revision)
  if (line === null) return refuse('没有这宗地块的处置方案，或不在您的范围内。请先为它建方案。')
  const isHanded = revision?.plan === line.id
  const base = isHanded ? cellsAt(await changesOf(db, district, line.id), revision.revision) : null
  const mine = changedFields(row, base)
  const barred = refusedFields(line, mine)
  const { outcome, written, conflicts } = await writeFields(
    db,
    line,
    mine,
    isHanded ? revision.revision : 'unknown',
    writing,
  )
  const fields = conflicts.map(({ field }) => field)
  const told = { ...place, plan: line.id, written: [...written], conflicts: fields }
  const state = disposalStateNames[stateOfPlan(line)]
  const labels = barred.map((key) => labelOf(key)).join('、')
  if (barred.length > 0 && written.length === 0 && fields.length === 0) {
    const why = `方案为“${state}”，${labels}不能改。需要改的，请先修订方案。`
    return { ...told, outcome: 'refused', why, refused: { ...row.cells } }
  }
  const unchanged = written.length === 0 && fields.length === 0
  const why = barred.length === 0 ? null : `方案为“${state}”，${labels}没有改；其余已写入。`
  const refused = barred.length === 0 ? null : Object.fromEntries(barred.flatMap((key) => cellOf(row, key)))
  return { ...told, outcome: unchanged ? 'unchanged' : outcome, why, refused }
}

/** The plan the sheet was made from while it is open, else the one that is open now; only of the reader's scope. */
async function planOf(
  db: Kysely<Schema>,
  grant: Grant,
  district: string,
  parcelCode: string,
  handed: PlanRevision | undefined,
): Promise<DisposalPlanTable | null> {
  const open = (await openPlansOf(db, district, [parcelCode]))[0]
  const id = open?.id ?? handed?.plan
  if (id === undefined) return null
  const line = await findPlanWithin(db, district, id, planScope(grant))
  return line?.parcel_code === parcelCode ? line : null
}

/** What the row says otherwise than it was handed out; without that, whatever it says at all. */
function changedFields(
  { cells, asked }: DisposalSheetRow,
  base: Readonly<Record<string, unknown>> | null,
): LayerFields {
  const fields = asked.filter((key) => !isBroughtAlong(key))
  const said = fields.map((key) => [key, cells[key] ?? null] as const)
  if (base === null) return Object.fromEntries(said.filter(([, value]) => value !== null))
  return Object.fromEntries(said.filter(([key, value]) => !sameCell(value, base[key] as LayerFields[string])))
}

function cellOf({ cells }: DisposalSheetRow, key: string) {
  const value = cells[key]
  return value === undefined ? [] : [[key, value] as const]
}

function labelOf(key: string): string {
  const fields: Readonly<Record<string, { readonly label: string }>> = disposalPlanForm.fields
  return fields[key]?.label ?? key
}
