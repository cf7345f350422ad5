import type { SurveyBody } from '#core/api/surveys.ts'
import { parcelForm } from '#core/forms/parcel-self-assessment.ts'
import type { Call } from '#ui/client.ts'
import type { StoredSurvey } from '../storage/stored.ts'
import type { SurveyBook } from '../storage/survey-book.ts'

/** Told after every picture the server has acknowledged. */
export type SendProgress = (done: number, total: number) => void

/** Digests of all pictures of a survey, photos first. */
export function picturesOf({ photos, surveyor, companion }: StoredSurvey): readonly string[] {
  const signatures = [surveyor.signature, companion.state === 'signed' ? companion.signature : null]
  return [...new Set([...photos.map(({ sha256 }) => sha256), ...signatures.flatMap((sha256) => sha256 ?? [])])]
}

/**
 * Sends a survey that was handed in: each picture the server does not have, then the record. What was acknowledged is
 * noted at once and not sent again. Rejects with what the call rejects with; the survey then still waits.
 */
export async function sendSurvey(
  call: Call,
  book: SurveyBook,
  first: StoredSurvey,
  onProgress: SendProgress,
): Promise<StoredSurvey> {
  let survey = first
  const { id, cycle, task } = survey
  const { parcelCode } = task
  const all = picturesOf(survey)
  for (const sha256 of all) {
    onProgress(survey.sent.length, all.length)
    if (survey.sent.includes(sha256)) continue
    const picture = await book.picture(id, sha256)
    // Without it the server says how many are missing, and the survey is refused with that.
    if (picture === null) continue
    const query = { cycle, parcelCode, use: picture.use }
    await call('uploadSurveyPicture', { params: { id }, query, body: new Blob([picture.bytes]) })
    survey = { ...survey, sent: [...survey.sent, sha256] }
    await book.put(survey)
  }
  onProgress(all.length, all.length)
  const { survey: line, row } = await call('submitSurvey', { params: { id }, body: bodyOf(survey) })
  const outcome = {
    number: line.number,
    receivedAt: line.receivedAt,
    isFar: line.isFar,
    revision: row.revision,
    conflicts: row.conflicts,
  }
  const sent: StoredSurvey = { ...survey, state: 'sent', refusal: null, outcome }
  await book.put(sent)
  // Faces and signatures do not stay on the phone once the server has them.
  await book.removePictures(id)
  return sent
}

function bodyOf(survey: StoredSurvey): SurveyBody {
  const { cycle, task, fields, note, startedAt, finishedAt, place, surveyor, companion, photos, device } = survey
  if (finishedAt === null || place === null || surveyor.signature === null) {
    throw new Error(`survey ${survey.id} was not handed in`)
  }
  return {
    cycle,
    parcelCode: task.parcelCode,
    baseRevision: task.revision,
    formVersion: parcelForm.version,
    fields,
    note: note.trim(),
    startedAt,
    finishedAt,
    place,
    surveyor: { name: surveyor.name.trim(), signature: surveyor.signature },
    companion: companionOf(companion),
    photos: photos.map(({ size: _, ...photo }) => photo),
    device,
  }
}

function companionOf({ state, name, reason, signature }: StoredSurvey['companion']): SurveyBody['companion'] {
  if (state === 'signed' && signature !== null) return { state, name: name.trim(), signature }
  if (state === 'declined') return { state, name: name.trim(), reason: reason.trim() }
  if (state === 'absent') return { state, reason: reason.trim() }
  throw new Error('the companion is not settled')
}
