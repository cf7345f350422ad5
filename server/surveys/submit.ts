import type { Kysely } from 'kysely'
import type { RowOutcome } from '#core/api/rows.ts'
import type { SurveyBody, SurveyLine } from '#core/api/surveys.ts'
import { ProblemError } from '#core/error/problem.ts'
import { formById } from '#core/forms/catalogue.ts'
import { surveyFields } from '#core/survey/item.ts'
import { boundaryOf, isFar, metresToBoundary } from '#core/survey/place.ts'
import { surveyFaults } from '#core/survey/readiness.ts'
import { refuse } from '#geo/refuse.ts'
import type { Grant } from '../actions/authorise.ts'
import type { AppliedRow } from '../actions/push/apply-rows.ts'
import { pushBatch } from '../actions/push-batch.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { quantisedOf } from '../db/base-geometries.ts'
import { takeNumbers } from '../db/counter.ts'
import type { Schema } from '../db/schema.ts'
import { insertSurvey, nextSurveyNumber, picturesOfSurvey } from '../db/surveys.ts'
import { contentHash } from '../hash.ts'
import { normalisedCell } from '../rows/incoming.ts'
import { loadParcels } from '../rows/load.ts'
import { cellsOf, type RowState } from '../rows/state.ts'
import type { Service } from '../service.ts'
import type { KeptPhoto, SurveyPeople } from './people.ts'
import { lineOfSurvey } from './survey-line.ts'

const form = 'parcel-self-assessment'

export interface SurveyAnswer {
  readonly survey: SurveyLine
  readonly row: RowOutcome
}

/**
 * Takes a survey in: its values go to the 现场 layer by an ordinary push under the survey's id, and the record stands in
 * the same transaction. The same survey again, even at the same moment, answers the same and writes nothing; one of whose
 * values others changed meanwhile is kept with its conflicts in the ledger. A row that may not be written refuses the
 * whole. Throws ProblemError: survey-not-ready, survey-picture-missing, batch-id-reused, form-version-unknown, and why the
 * row was refused.
 */
export async function submitSurvey(
  service: Service,
  grant: Grant,
  id: string,
  body: SurveyBody,
): Promise<SurveyAnswer> {
  const { cycle, parcelCode, baseRevision } = body
  requireKnownFields(body)
  const district = service.district.code
  const batch = {
    batch: id,
    forms: [{ id: form, version: body.formVersion } as const],
    ...(body.device === undefined ? {} : { device: body.device }),
    rows: [{ form, key: { cycle, parcelCode }, baseRevision, layer: 'onsite', fields: body.fields } as const],
  }
  const answer = await pushBatch(
    service,
    grant,
    { ...batch, forms: [...batch.forms], rows: [...batch.rows] },
    {
      source: 'survey',
      madeFrom: contentHash({ survey: id, ...body }),
      act: {
        action: 'surveyed',
        object: `survey ${cycle}/${parcelCode}`,
        details: { survey: id, photos: body.photos.length },
      },
      beside: (db, applied, { rows }) => record(db, service, grant, id, body, applied, rows[0]),
    },
  )
  const [row] = answer.rows
  const survey = await service.database.read((db) => lineOfSurvey(db, district, id))
  if (row === undefined || survey === null) throw new Error(`survey ${id} was taken in without its record`)
  return { survey, row }
}

/** Fields that are not recorded on site are no part of a survey, whatever the sender's role may write elsewhere. */
function requireKnownFields({ fields }: SurveyBody): void {
  const other = Object.keys(fields).find((field) => !surveyFields.includes(field))
  if (other !== undefined)
    throw refuse('malformed-request', { issues: [{ path: `fields.${other}`, message: 'not of a survey' }] })
}

async function record(
  db: Kysely<Schema>,
  service: Service,
  { actor }: Grant,
  id: string,
  body: SurveyBody,
  [applied]: readonly AppliedRow[],
  outcome: RowOutcome | undefined,
): Promise<void> {
  if (applied?.kind === 'refused') throw new ProblemError(applied.problem)
  const district = service.district.code
  const { cycle, parcelCode, place } = body
  const [rows] = await loadParcels(db, district, cycle, [parcelCode])
  // A survey is of a parcel that is there; the push has just made one otherwise.
  if (rows === undefined || body.baseRevision === 0) throw refuse('not-found', { what: `地块 ${parcelCode}` })
  requireReady(rows.parcel, body, todayInShanghai(service.clock))
  const pictures = await requirePictures(db, district, id, body, actor.username)
  const quantised = (await quantisedOf(db, district, [parcelCode])).get(parcelCode)
  const boundary = quantised === undefined ? [] : boundaryOf(JSON.parse(quantised) as number[][][])
  const metres = place.kind === 'fix' ? metresToBoundary(place, boundary) : null
  const isAway = place.kind === 'fix' && isFar(metres, place.accuracy)
  await insertSurvey(db, {
    district,
    id,
    seq: await takeNumbers(db, district, 'survey'),
    cycle,
    parcel_code: parcelCode,
    number: await nextSurveyNumber(db, district, cycle, parcelCode),
    surveyed_at: instantText(Date.parse(body.finishedAt)),
    started_at: instantText(Date.parse(body.startedAt)),
    received_at: instantText(service.clock.now()),
    username: actor.username,
    by_name: actor.name,
    role: actor.role,
    device: body.device ?? null,
    found: JSON.stringify(body.fields),
    reported: JSON.stringify(reportedOf(rows.parcel)),
    note: body.note,
    place: JSON.stringify(place),
    metres,
    is_far: isAway ? 1 : 0,
    companion: body.companion.state,
    survey_people: JSON.stringify(peopleOf(body)),
    pictures: JSON.stringify(pictures),
    photos: pictures.length,
    conflicts: outcome?.conflicts.length ?? 0,
  })
}

function requireReady(parcel: RowState, body: SurveyBody, today: string): void {
  const { fields } = formById(form)
  const stated = Object.entries(body.fields).map(([key, sent]) => {
    const field = fields[key]
    return [key, field === undefined ? null : normalisedCell(field, sent)] as const
  })
  const onsite = { ...parcel.layered.onsite, ...Object.fromEntries(stated) }
  const cells = cellsOf(parcel.key, { reported: withoutSurveyed(parcel.layered.reported), onsite })
  const { companion, surveyor, place, photos } = body
  const content = {
    cells,
    photos: photos.length,
    hasPlace: place.kind === 'fix' || place.reason !== '',
    surveyorName: surveyor.name,
    surveyorSigned: true,
    companion: { state: companion.state, isComplete: true },
  }
  const faults = surveyFaults(content, today)
  if (faults.length > 0) throw refuse('survey-not-ready', { reasons: faults.map(({ text }) => text) })
}

/** What was reported of the same fields is no finding of the survey. */
function withoutSurveyed(reported: RowState['layered']['reported'] = {}): NonNullable<RowState['layered']['reported']> {
  return Object.fromEntries(Object.entries(reported).filter(([key]) => !surveyFields.includes(key)))
}

function reportedOf({ layered }: RowState): Readonly<Record<string, unknown>> {
  const reported = layered.reported ?? {}
  return Object.fromEntries(surveyFields.flatMap((key) => (key in reported ? [[key, reported[key]]] : [])))
}

/** Every picture the record names lies on the server, sent by the same person for this parcel. */
async function requirePictures(
  db: Kysely<Schema>,
  district: string,
  id: string,
  { photos, surveyor, companion, cycle, parcelCode }: SurveyBody,
  username: string,
): Promise<readonly KeptPhoto[]> {
  const stored = (await picturesOfSurvey(db, district, id)).filter(
    (one) => one.username === username && one.cycle === cycle && one.parcel_code === parcelCode,
  )
  const find = (sha256: string, use: string) => stored.find((one) => one.sha256 === sha256 && one.use === use)
  const signatures = [surveyor.signature, ...(companion.state === 'signed' ? [companion.signature] : [])]
  const missing = [
    ...photos.filter(({ sha256 }) => find(sha256, 'photo') === undefined),
    ...signatures.filter((sha256) => find(sha256, 'signature') === undefined),
  ]
  if (missing.length > 0) throw refuse('survey-picture-missing', { missing: missing.length })
  return photos.map((photo) => ({ ...photo, size: find(photo.sha256, 'photo')?.size ?? 0 }))
}

function peopleOf({ surveyor, companion }: SurveyBody): SurveyPeople {
  const first = { name: surveyor.name, sha256: surveyor.signature }
  switch (companion.state) {
    case 'signed':
      return { surveyor: first, companion: { name: companion.name, sha256: companion.signature }, reason: null }
    case 'declined':
      return { surveyor: first, companion: { name: companion.name, sha256: null }, reason: companion.reason }
    case 'absent':
      return { surveyor: first, companion: null, reason: companion.reason }
  }
}
