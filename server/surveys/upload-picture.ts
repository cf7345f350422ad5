import { surveyLimits } from '#core/survey/limits.ts'
import { refuse } from '#geo/refuse.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { covers } from '../actions/scope.ts'
import { instantText } from '../clock.ts'
import { findSurvey, insertPicture, picturesOfSurvey } from '../db/surveys.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { parcelOf } from './open.ts'
import { type PictureUse, pictureRules } from './picture-use.ts'

export interface SentPicture {
  readonly cycle: string
  readonly parcelCode: string
  readonly use: PictureUse
  readonly bytes: Uint8Array
}

/** Photos and signatures taken again before the survey was handed in lie here too. */
const mostPictures = 3 * (surveyLimits.photos + 2)

/**
 * Stores a picture for a survey that is still to come; on disk and named in the database when this resolves, and the same
 * again changes nothing. Throws ProblemError: not-found, attachment-too-large, survey-picture-refused, survey-closed,
 * too-busy (more pictures than a survey can have), storage-full.
 */
export async function uploadPicture(
  service: Service,
  grant: Grant,
  id: string,
  { cycle, parcelCode, use, bytes }: SentPicture,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const { actor } = grant
  const { username, role } = actor
  const district = service.district.code
  const place = await service.database.read(async (db) => {
    const parcel = await parcelOf(db, district, cycle, parcelCode)
    return parcel === null ? 'unknown' : covers(grant.scope, parcel) ? 'covered' : 'outside'
  })
  if (place === 'outside') await recordDenial(service, actor, grant.endpoint, { parcel: parcelCode })
  if (place !== 'covered') throw refuse('not-found', { what: `地块 ${parcelCode}` })
  const { kind, mostBytes, fault: faultOf } = pictureRules[use]
  if (bytes.length > mostBytes) throw refuse('attachment-too-large', { limitBytes: mostBytes })
  const fault = faultOf(bytes)
  if (fault !== null) throw refuse('survey-picture-refused', { reason: fault })
  const { sha256, size } = await service.attachments.add(once(bytes), [kind])
  await service.database.write(async (db) => {
    const known = await picturesOfSurvey(db, district, id)
    if (known.some((picture) => picture.sha256 === sha256 && picture.username === username)) return
    const isTaken = known.some((picture) => picture.username !== username || picture.parcel_code !== parcelCode)
    if (isTaken || (await findSurvey(db, district, id)) !== null) throw refuse('survey-closed', {})
    if (known.length >= mostPictures) throw refuse('too-busy', { retryAfterSeconds: 3600 })
    const at = instantText(service.clock.now())
    await insertPicture(db, {
      district,
      survey: id,
      sha256,
      use,
      content_kind: kind,
      size,
      cycle,
      parcel_code: parcelCode,
      username,
      at,
    })
    const object = `survey ${cycle}/${parcelCode}`
    const entry = { district, at, username, role, action: 'survey-picture-uploaded', object } as const
    await service.audit.append(db, { ...entry, details: { survey: id, use, sha256 } })
  })
  return { sha256, size }
}
