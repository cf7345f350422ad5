import type { Kysely } from 'kysely'
import type { PrepareBody, PublicationDetail } from '#core/api/publications.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import { changedLines, inOrder } from '#core/publication/changes.ts'
import { type PublicationColumn, shownColumns } from '#core/publication/column.ts'
import { restricted } from '#core/publication/line.ts'
import { countingStates } from '#core/publication/state.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { PublicationTable } from '../db/publication-tables.ts'
import { findPublication, insertPublication, savePublicationLines } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { type Collected, type CollectedLine, collectLines, publishedLines } from './collect-lines.ts'
import { PublicationDigest } from './digest.ts'
import { recordPublicationEvent } from './record.ts'
import { columnsOf, kindOf } from './stored.ts'
import { publicationTermsNow } from './terms.ts'
import { publicationDetail } from './views.ts'

const act = '生成公示'

/** Throws the ProblemError that says what is missing. */
export function notReady(what: string, reason: string): ProblemError {
  return new ProblemError(problem('publication-not-ready', { act: what, reason }))
}

interface Gathered extends Collected {
  readonly formal: EvaluationTable
  readonly base: PublicationTable | null
  readonly columns: readonly PublicationColumn[]
}

/**
 * A draft list from the formal evaluation that counts; of a correction only what changed since it was published. Its
 * lines are written once: another choice is another draft. Throws ProblemError: not-found (what is corrected),
 * wrong-stage, publication-not-ready.
 */
export async function preparePublication(
  service: Service,
  grant: Grant,
  body: PrepareBody,
): Promise<PublicationDetail> {
  const district = service.district.code
  if (body.townCode !== undefined && townName(body.townCode) === null) throw notReady(act, '没有这个街镇。')
  const gathered = await service.database.read((db) => gather(db, district, body))
  const { formal, columns } = gathered
  return service.database.write(async (db) => {
    const number = await takeNumbers(db, district, 'publication')
    await requireStage(db, district, body.cycle, ['评估', '公示'])
    if ((await latestFormal(db, district, body.cycle))?.number !== formal.number) {
      throw notReady(act, '正式评估刚有更新，请重新生成。')
    }
    const terms = await publicationTermsNow(db, district)
    const at = instantText(service.clock.now())
    const draft = draftOf(gathered, body, { district, number, at, terms: terms.version, grant })
    const digest = new PublicationDigest(draft)
    for (const line of gathered.lines) digest.add(restricted(line, columns))
    const publication = { ...draft, sha256: digest.hex() }
    await insertPublication(db, publication)
    await savePublicationLines(
      db,
      gathered.lines.map((line) => storedLine(line, district, number)),
    )
    const details = { evaluation: formal.number, lines: gathered.lines.length, sha256: publication.sha256 }
    const event = { act: 'prepare', at, note: null, details } as const
    const recorded = await recordPublicationEvent(db, service, publication, grant.actor, event)
    return publicationDetail(db, service, grant, recorded)
  })
}

async function gather(db: Kysely<Schema>, district: string, body: PrepareBody): Promise<Gathered> {
  const { cycle, corrects, townCode = null } = body
  await requireStage(db, district, cycle, ['评估', '公示'])
  const formal = await latestFormal(db, district, cycle)
  if (formal === null) throw notReady(act, '本年度还没有正式评估。')
  const base = corrects === undefined ? null : await findPublication(db, district, corrects)
  if (corrects !== undefined) requireCorrectable(base, cycle)
  const columns = base === null ? shownColumns(body.columns) : columnsOf(base)
  const town = base === null ? townCode : base.town_code
  const collected = await collectLines(db, { district, evaluation: formal.number, cycle, town })
  const present = collected.lines.map((line) => ({ ...restricted(line, columns), ...keptOf(line) }))
  const lines = base === null ? inOrder(present) : changedLines(await publishedLines(db, base), present)
  if (lines.length === 0) {
    throw notReady(act, base === null ? '没有可以公示的地块。' : '与已公示的相比没有变动。')
  }
  return { ...collected, lines, formal, base, columns }
}

/** What is kept beside what is shown. */
function keptOf({ townCode, ownerUscc, how }: CollectedLine): Pick<CollectedLine, 'townCode' | 'ownerUscc' | 'how'> {
  return { townCode, ownerUscc, how }
}

function requireCorrectable(base: PublicationTable | null, cycle: string): void {
  if (base === null || base.cycle !== cycle) throw new ProblemError(problem('not-found', { what: '要更正的公示' }))
  if (kindOf(base) !== 'full') throw notReady(act, '请更正原公示，不更正“更正公示”。')
  if (!countingStates.some((state) => state === base.state)) throw notReady(act, '要更正的公示未发布，或已撤回。')
}

interface Preparing {
  readonly district: string
  readonly number: number
  readonly at: string
  readonly terms: number
  readonly grant: Grant
}

function draftOf(
  { formal, base, columns, lines, leftOut, maskedNames }: Gathered,
  { cycle, townCode, title, note, windowDays }: PrepareBody,
  { district, number, at, terms, grant: { actor } }: Preparing,
): PublicationTable {
  return {
    district,
    number,
    cycle,
    town_code: base === null ? (townCode ?? null) : base.town_code,
    kind: base === null ? 'full' : 'correction',
    corrects: base?.number ?? null,
    state: 'draft',
    evaluation: formal.number,
    standard: formal.standard,
    columns: JSON.stringify(columns),
    title,
    note: note === undefined || note === '' ? null : note,
    override_sentences: JSON.stringify(overrideSentences(gatesIn(formal.gates))),
    terms_version: terms,
    window_days: windowDays,
    first_day: null,
    last_day: null,
    last_day_provisional: 0,
    lines: lines.length,
    left_out: leftOut,
    masked_names: maskedNames,
    sha256: null,
    reason: null,
    revision: 0,
    prepared_at: at,
    prepared_by: actor.name,
    prepared_username: actor.username,
    published_at: null,
    published_by: null,
    changed_at: at,
    changed_by: actor.name,
  }
}

function storedLine(line: CollectedLine, district: string, publication: number) {
  return {
    district,
    publication,
    place: line.place,
    parcel_code: line.parcelCode,
    town_code: line.townCode,
    owner_name: line.owner,
    owner_uscc: line.ownerUscc,
    land_class: line.landClass,
    land_area: line.landArea,
    verdict: line.verdict,
    how: line.how,
    verdict_before: line.verdictBefore,
  }
}
