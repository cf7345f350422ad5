import type { DisposalSheetDetail, DisposalSheetSummary } from '#core/api/disposal-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { notOurCursor, readCursor, writeCursor } from '../actions/cursor.ts'
import { findSheetRead, type ListedSheet, sheetPage } from '../db/disposal-sheets.ts'
import type { Service } from '../service.ts'

export function sheetBody(sheet: ListedSheet): DisposalSheetSummary {
  const { id, number, name, sha256, by_name: by, at } = sheet
  const counts = JSON.parse(sheet.counts) as DisposalSheetSummary['counts']
  return { id, number, name, sha256, counts, notes: JSON.parse(sheet.notes) as string[], by, at }
}

function townOf({ scope }: Grant): string | null {
  return scope.kind === 'town' ? scope.town : null
}

export interface SheetPageQuery {
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

/** What was read back, the newest first; a 街镇 sees its own. Throws ProblemError malformed-request. */
export async function listSheets(
  { database, district }: Service,
  grant: Grant,
  { cursor, limit = 50 }: SheetPageQuery,
): Promise<{ readonly items: DisposalSheetSummary[]; readonly nextCursor: string | null }> {
  const before = cursor === undefined ? null : (readCursor(cursor, 1)[0] ?? null)
  if (typeof before === 'string') throw notOurCursor()
  const sheets = await database.read((db) => sheetPage(db, district.code, townOf(grant), before, limit + 1))
  const page = sheets.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(sheetBody),
    nextCursor: sheets.length > limit && last !== undefined ? writeCursor([last.number]) : null,
  }
}

/** Throws ProblemError not-found. */
export async function readSheetReport(
  { database, district }: Service,
  grant: Grant,
  id: string,
): Promise<DisposalSheetDetail> {
  const sheet = await database.read((db) => findSheetRead(db, district.code, id))
  const town = townOf(grant)
  if (sheet === null || (town !== null && sheet.town_code !== town)) {
    throw new ProblemError(problem('not-found', { what: '这次上传' }))
  }
  return { ...sheetBody(sheet), lines: JSON.parse(sheet.lines) as DisposalSheetDetail['lines'] }
}
