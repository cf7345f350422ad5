import type { Kysely } from 'kysely'
import type { DepartmentList, ListApplication } from '#core/api/department-data-shapes.ts'
import { answersFor } from '#core/department-data/answered-field.ts'
import { appliedLineStates } from '#core/department-data/import-state.ts'
import { isParcelFigure } from '#core/department-data/parcel-figure.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import type { RowKey } from '#core/record/key.ts'
import type { LayerFields } from '#core/record/layer.ts'
import { sameCell } from '#core/record/merge.ts'
import { rowStatusNames } from '#core/record/status.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { linePage, updateLine, updateList } from '../db/department-lists.ts'
import type { DepartmentLineTable, DepartmentListTable } from '../db/department-tables.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import type { RowState } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { targetOf } from './choose-lines.ts'
import { beginAct, isOpenToDepartments, type LayerAct, writeLayer } from './department-layer.ts'
import { keyOfTarget } from './match-lines.ts'
import { type FigureWrite, standingOf, writeFigures } from './parcel-figures.ts'
import { listBody, listInState } from './stored-list.ts'

const linesAtOnce = 200
const matched = { states: appliedLineStates, only: null, text: null }

export function batchOfList(id: string): string {
  return `department-${id}`
}

type Result = { written: number; same: number; refused: number }

/**
 * Writes the matched lines of a list into the 部门核定 layer, all in one transaction: on disk when it resolves, nothing of
 * it when it throws. A row that was locked or taken out since is left out and told. Throws ProblemError: not-found,
 * department-list-closed, department-list-unseen.
 */
export async function applyList(
  service: Service,
  grant: Grant,
  id: string,
  { left, reason }: ListApplication,
): Promise<DepartmentList> {
  const district = service.district.code
  const { username, name, role } = grant.actor
  const applied = await service.database.write(async (db) => {
    const list = await listInState(db, district, grant, id, 'read')
    const now = (await listBody(db, list)).left
    if (now !== left) throw new ProblemError(problem('department-list-unseen', { left: now }))
    const at = instantText(service.clock.now())
    const today = todayInShanghai(service.clock)
    const stamp = { district, cycle: list.cycle, grant, at, today }
    const act: LayerAct = { ...stamp, batch: batchOfList(id), source: 'department-list' }
    await beginAct(db, act)
    const result = await applyLines(db, act, list)
    const changes = {
      state: 'applied',
      result: JSON.stringify(result),
      applied_seq: await takeNumbers(db, district, 'department-data'),
      applied_username: username,
      applied_by: name,
      applied_at: at,
      applied_reason: reason,
    }
    await updateList(db, district, id, changes)
    const details = { department: list.department, cycle: list.cycle, left, ...result }
    const entry = { district, at, username, role, object: id, details } as const
    await service.audit.append(db, { ...entry, action: 'department-list-applied' })
    return listBody(db, { ...list, ...changes })
  })
  await service.database.refreshStatistics()
  return applied
}

async function applyLines(db: Kysely<Schema>, act: LayerAct, list: DepartmentListTable): Promise<Result> {
  const result = { written: 0, same: 0, refused: 0 }
  let after = 0
  for (;;) {
    const lines = await linePage(db, act.district, list.id, matched, { after, limit: linesAtOnce })
    const last = lines.at(-1)
    if (last === undefined) return result
    after = last.number
    const keyed = lines.flatMap((line) => {
      const target = targetOf(line)
      return target === null || !isFormId(line.form) ? [] : [{ line, key: keyOfTarget(line.form, list.cycle, target) }]
    })
    const work = await loadTouched(
      db,
      act.district,
      keyed.map(({ key }) => key),
    )
    const figuresFor = keyed.flatMap(({ line, key }) => (isOfParcel(line) ? [key.parcelCode] : []))
    const standing = await standingOf(db, { ...act, department: list.department }, figuresFor)
    const writes: { readonly key: RowKey; readonly fields: LayerFields }[] = []
    const figures: FigureWrite[] = []
    for (const { line, key } of keyed) {
      const row = isOfParcel(line) ? work.parcelOf(key) : work.get(key)
      const refusal = refusalOf(row, work.parcelOf(key))
      if (row === null || refusal !== null) {
        result.refused += 1
        await updateLine(db, act.district, list.id, line.number, { not_written: refusal })
        continue
      }
      const before = isOfParcel(line) ? standing(key.parcelCode) : (row.layered.department ?? {})
      const fields = changedFields(line, before, list.department)
      if (Object.keys(fields).length === 0) {
        result.same += 1
        continue
      }
      result.written += 1
      if (isOfParcel(line)) figures.push({ parcelCode: key.parcelCode, amounts: amountsOf(fields) })
      else writes.push({ key, fields })
    }
    await writeLayer(db, act, writes)
    await writeFigures(db, act, list, figures)
  }
}

function isOfParcel({ form, target_uscc: uscc }: DepartmentLineTable): boolean {
  return isParcelFigure(form, { uscc })
}

/** Amounts that were read as amounts. */
function amountsOf(fields: LayerFields): FigureWrite['amounts'] {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

/** What has become of the row since it was matched. */
function refusalOf(row: RowState | null, parcel: RowState | null): string | null {
  if (row === null || row.removed || parcel === null || parcel.removed) return '匹配之后这一行已删除，没有写入。'
  if (isOpenToDepartments(row)) return null
  return `地块为“${rowStatusNames[row.status]}”，不能再改，没有写入。`
}

/** What the layer, or the standing figures, do not say yet. */
function changedFields({ form, stated }: DepartmentLineTable, before: LayerFields, department: string): LayerFields {
  if (!isFormId(form)) return {}
  const values = JSON.parse(stated) as Readonly<Record<string, CellValue>>
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) => answersFor(department, form, field) && !sameCell(value, before[field] ?? undefined),
    ),
  )
}
