import type { OpinionImport, OpinionLine } from '#core/api/city-review.ts'
import {
  type GivenOpinion,
  type JudgedOpinion,
  judgeOpinion,
  mostOpinions,
  opinionHeadings,
  requiredOpinionHeadings,
} from '#core/city-review/opinion.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { readCursor, writeCursor } from '../actions/cursor.ts'
import { instantText } from '../clock.ts'
import { requireReady } from '../cycle-stage/guard.ts'
import { recordStageAct } from '../cycle-stage/record-act.ts'
import {
  adoptOpinions,
  closeOpinionImport,
  insertOpinionImport,
  insertOpinionLines,
  opinionImports,
  opinionLinePage,
} from '../db/city-opinions.ts'
import type { CityOpinionImportTable, CityOpinionLineTable } from '../db/city-review-tables.ts'
import { classesOf } from '../db/decision-lines.ts'
import { latestFormal } from '../db/evaluations.ts'
import { sha256 } from '../hash.ts'
import { parsePlainList } from '../plain-lists/parse-plain-list.ts'
import type { PlainRow } from '../plain-lists/reading.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'

const defaultLimit = 100

/**
 * Reads a list of opinions and says of every line whether it will be taken; nothing of it holds before `closeOpinionList`.
 * Throws ProblemError: wrong-stage, stage-not-ready, opinion-list-refused, those of the reader.
 */
export async function readOpinionList(
  service: Service,
  { actor: { username, name: byName, role } }: Grant,
  cycle: string,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Promise<OpinionImport> {
  const { database, audit, clock } = service
  const district = service.district.code
  const given = givenLines(await parsedRows(sent.bytes))
  const at = instantText(clock.now())
  return database.write(async (db) => {
    await requireStage(db, district, cycle, ['研判'])
    await requireReady(db, service, cycle, 'city-opinion')
    const formal = await latestFormal(db, district, cycle)
    const judged = judgedLines(given, formal === null ? new Map() : await classesOf(db, district, formal.number))
    const number = ((await opinionImports(db, district, cycle))[0]?.number ?? 0) + 1
    const refused = judged.filter(({ refusal }) => refusal !== null).length
    const line: CityOpinionImportTable = {
      district,
      cycle,
      number,
      name: sent.name.slice(0, 120),
      sha256: sha256(sent.bytes),
      state: 'read',
      accepted: judged.length - refused,
      refused,
      at,
      username,
      by_name: byName,
      closed_at: null,
      closed_username: null,
      closed_by: null,
    }
    await insertOpinionImport(db, line)
    await insertOpinionLines(
      db,
      judged.map((one) => lineOf({ district, cycle, import: number }, one)),
    )
    const details = { number, sha256: line.sha256, accepted: line.accepted, refused }
    await audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'city-opinions-read',
      object: `cycle ${cycle}`,
      details,
    })
    return importBody(line)
  })
}

async function parsedRows(bytes: Uint8Array): Promise<readonly PlainRow[]> {
  const rows = await parsePlainList({
    bytes,
    headings: opinionHeadings,
    required: requiredOpinionHeadings,
    rowLimit: mostOpinions,
  })
  if (rows === null) throw opinionRefused('没有找到“地块编码”“意见”两列，请用下载的意见表')
  return rows
}

interface NumberedOpinion extends GivenOpinion {
  readonly line: number
}

/** Lines of the template that nobody has filled in are no opinions. */
function givenLines(rows: readonly PlainRow[]): readonly NumberedOpinion[] {
  const given = rows
    .map(({ row, cells }) => ({
      line: row,
      parcelCode: (cells.地块编码 ?? '').trim(),
      opinion: (cells.意见 ?? '').trim(),
      class: (cells.调整后类别 ?? '').trim(),
      reason: (cells.理由 ?? '').trim(),
    }))
    .filter(({ opinion, class: typed, reason }) => opinion !== '' || typed !== '' || reason !== '')
  if (given.length === 0) throw opinionRefused('表里没有一行填了意见')
  return given
}

type JudgedLine = JudgedOpinion & { readonly line: number }

function judgedLines(
  given: readonly NumberedOpinion[],
  evaluated: ReadonlyMap<string, string | null>,
): readonly JudgedLine[] {
  const taken = new Set<string>()
  return given.map((one) => {
    const judged = judgeOpinion(one, evaluated, taken)
    if (judged.refusal === null) taken.add(one.parcelCode)
    return { ...judged, line: one.line }
  })
}

function lineOf(
  place: Pick<CityOpinionLineTable, 'district' | 'cycle' | 'import'>,
  { line, parcelCode, opinion, class: typed, reason, adjusted, refusal }: JudgedLine,
): CityOpinionLineTable {
  const given = JSON.stringify({ parcelCode, opinion, class: typed, reason })
  return { ...place, line, parcel_code: parcelCode, opinion, class: adjusted, reason, refusal, given }
}

export function opinionRefused(reason: string): ProblemError {
  return new ProblemError(problem('opinion-list-refused', { reason: `${reason}。` }))
}

export function importBody(line: CityOpinionImportTable): OpinionImport {
  const { number, name, state, accepted, refused, at, by_name: by, closed_at, closed_by } = line
  const known = state === 'applied' || state === 'dropped' ? state : 'read'
  return { number, name, state: known, accepted, refused, at, by, closedAt: closed_at, closedBy: closed_by }
}

/** The lines of a list as they were judged. Throws ProblemError not-found, malformed-request. */
export async function readOpinionLines(
  service: Service,
  cycle: string,
  number: number,
  query: {
    readonly only?: 'refused' | 'accepted' | undefined
    readonly cursor?: string | undefined
    readonly limit?: number | undefined
  },
): Promise<{ items: OpinionLine[]; nextCursor: string | null }> {
  const { only = null, cursor, limit = defaultLimit } = query
  const after = cursor === undefined ? 0 : Number(readCursor(cursor, 1)[0])
  const district = service.district.code
  const place = { district, cycle, import: number }
  const found = await service.database.read(async (db) => {
    const list = (await opinionImports(db, district, cycle)).find((each) => each.number === number)
    return list === undefined ? null : opinionLinePage(db, { ...place, only, after, limit: limit + 1 })
  })
  if (found === null) throw new ProblemError(problem('not-found', { what: '这份意见表' }))
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((line) => {
      const { parcelCode, opinion, class: typed, reason } = JSON.parse(line.given) as GivenOpinion
      return { line: line.line, parcelCode, opinion, class: typed, reason, refusal: line.refusal }
    }),
    nextCursor: found.length > limit && last !== undefined ? writeCursor([last.line]) : null,
  }
}

/**
 * Takes the good lines of a list as the opinions that hold, as an act of the year, or drops it. Throws ProblemError:
 * not-found, wrong-stage, stage-not-ready, opinion-list-refused (it was closed before, or has no good line).
 */
export async function closeOpinionList(
  service: Service,
  { actor }: Grant,
  cycle: string,
  { number, apply }: { readonly number: number; readonly apply: boolean },
): Promise<OpinionImport> {
  const { database, audit, clock } = service
  const district = service.district.code
  const at = instantText(clock.now())
  const { username, name: byName, role } = actor
  return database.write(async (db) => {
    const list = (await opinionImports(db, district, cycle)).find((each) => each.number === number)
    if (list === undefined) throw new ProblemError(problem('not-found', { what: '这份意见表' }))
    if (list.state !== 'read') throw opinionRefused('这份意见表已经办结')
    if (apply) {
      await requireStage(db, district, cycle, ['研判'])
      await requireReady(db, service, cycle, 'city-opinion')
      if (list.accepted === 0) throw opinionRefused('没有一行可以采用')
      await adoptOpinions(db, { district, cycle, import: number }, { at, username, by_name: byName })
      const { accepted, refused } = list
      const evaluation = (await latestFormal(db, district, cycle))?.number ?? null
      const details = { list: number, opinions: { accepted, refused } }
      await recordStageAct(db, service, actor, { cycle, act: 'city-opinion', evaluation, details })
    }
    const state = apply ? 'applied' : 'dropped'
    const closed = { state, closed_at: at, closed_username: username, closed_by: byName }
    await closeOpinionImport(db, district, cycle, number, closed)
    const details = { number, state }
    await audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'city-opinions-closed',
      object: `cycle ${cycle}`,
      details,
    })
    return importBody({ ...list, ...closed })
  })
}
