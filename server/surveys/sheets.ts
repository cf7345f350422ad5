import { sheetsAtOnce } from '#core/survey/limits.ts'
import { townName } from '#core/vocabulary/district.ts'
import { refuse } from '#geo/refuse.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { withinScope } from '../actions/scope.ts'
import { todayInShanghai } from '../clock.ts'
import { quantisedOf } from '../db/base-geometries.ts'
import { type SheetFilter, type SheetParcel, sheetParcels } from '../db/survey-sheets.ts'
import type { SentFile } from '../export/sent-file.ts'
import { once } from '../once.ts'
import { loadParcels } from '../rows/load.ts'
import { numberOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { recordPrint } from './record-print.ts'
import { beginSheets, endSheets, type SheetProgress } from './running.ts'
import { type SheetContent, sheetPaper } from './sheet-paper.ts'

export interface SheetQuery {
  readonly cycle: string
  readonly id: string
  readonly town?: string | undefined
  readonly parcels?: string | undefined
  readonly only?: 'unsurveyed' | undefined
  readonly from?: number | undefined
}

/** Parcels read between two steps of the progress. */
const pieceSize = 20

/**
 * Sheets to be filled in by hand, a page a parcel, at most so many in one PDF. Throws ProblemError: not-found (nothing to
 * print, or a code that is not of the scope), malformed-request (neither 街镇 nor codes), too-busy, those of paper.
 */
export async function surveySheets(
  service: Service,
  grant: Grant,
  query: SheetQuery,
  url: string | null,
): Promise<SentFile> {
  const { cycle, id, town, from = 0 } = query
  const filter = filterOf(service, grant, query)
  const parcels = await service.database.read((db) => sheetParcels(db, filter, from, sheetsAtOnce))
  await requireAll(service, grant, filter, parcels)
  const progress = beginSheets(id, grant.actor.username, parcels.length)
  if (progress === null) throw refuse('too-busy', { retryAfterSeconds: 60 })
  try {
    const contents = await contentsOf(service, cycle, parcels, progress)
    progress.isSetting = true
    const today = todayInShanghai(service.clock)
    const pdf = await service.paper.render(sheetPaper(contents, { cycle, today, url, demo: service.demo }))
    await recordPrint(service, grant, `sheets ${cycle} ${town ?? ''}`.trim(), 'survey-sheets-printed', {
      parcels: parcels.length,
      from,
    })
    return { name: `${fileName(query, parcels)}.pdf`, bytes: once(pdf), length: pdf.length }
  } finally {
    endSheets(id)
  }
}

function filterOf(service: Service, { scope }: Grant, { cycle, town, parcels, only }: SheetQuery): SheetFilter {
  const codes =
    parcels === undefined
      ? null
      : parcels
          .split(',')
          .filter((code) => code !== '')
          .map(decoded)
  if (town === undefined && (codes === null || codes.length === 0)) {
    throw refuse('malformed-request', { issues: [{ path: 'town', message: 'or parcels' }] })
  }
  return {
    district: service.district.code,
    cycle,
    scope: withinScope(scope),
    town: town ?? null,
    parcelCodes: codes === null ? null : [...new Set(codes)],
    isUnsurveyed: only === 'unsurveyed',
  }
}

function decoded(code: string): string {
  try {
    return decodeURIComponent(code)
  } catch {
    throw refuse('malformed-request', { issues: [{ path: 'parcels', message: 'not encoded as an address is' }] })
  }
}

/** Whoever names codes is told of the first that is not there, instead of getting fewer sheets. */
async function requireAll(
  service: Service,
  { actor, endpoint }: Grant,
  { parcelCodes, town, cycle, isUnsurveyed }: SheetFilter,
  found: readonly SheetParcel[],
): Promise<void> {
  const isListed = new Set(found.map(({ parcel_code }) => parcel_code))
  const missing = isUnsurveyed ? undefined : parcelCodes?.slice(0, sheetsAtOnce).find((code) => !isListed.has(code))
  if (missing !== undefined) {
    await recordDenial(service, actor, endpoint, { parcel: missing })
    throw refuse('not-found', { what: `地块 ${missing}` })
  }
  if (found.length > 0) return
  const place = town === null ? '' : (townName(town) ?? town)
  throw refuse('not-found', { what: `${place} ${cycle}年度可打印的地块` })
}

async function contentsOf(
  service: Service,
  cycle: string,
  parcels: readonly SheetParcel[],
  progress: SheetProgress,
): Promise<readonly SheetContent[]> {
  const district = service.district.code
  const contents: SheetContent[] = []
  for (let start = 0; start < parcels.length; start += pieceSize) {
    const piece = parcels.slice(start, start + pieceSize)
    const codes = piece.map(({ parcel_code }) => parcel_code)
    const [rows, boundaries] = await service.database.read(async (db) => [
      new Map((await loadParcels(db, district, cycle, codes)).map((one) => [one.parcelCode, one.parcel])),
      await quantisedOf(db, district, codes),
    ])
    for (const parcel of piece) {
      const row = rows.get(parcel.parcel_code)
      const quantised = boundaries.get(parcel.parcel_code)
      contents.push({
        parcel,
        floorArea: numberOrNull(row?.effective.floorArea),
        reported: row?.layered.reported ?? {},
        quantised: quantised === undefined ? null : (JSON.parse(quantised) as number[][][]),
      })
    }
    progress.done += piece.length
  }
  return contents
}

/** 现场核查表-新桥镇-2025（第1–200宗） */
function fileName({ cycle, town, from = 0 }: SheetQuery, parcels: readonly SheetParcel[]): string {
  const [first] = parcels
  if (parcels.length === 1 && first !== undefined) return `现场核查表-${first.parcel_code}-${cycle}`
  const place = town === undefined ? '所选地块' : (townName(town) ?? town)
  return `现场核查表-${place}-${cycle}（第${from + 1}–${from + parcels.length}宗）`
}
