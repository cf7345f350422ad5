import { formatDate } from '#core/form/format.ts'
import type { LetterValues } from '#core/letter/template.ts'
import { returnStatuses, rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { parcelLines } from '../../db/parcels.ts'
import { transitionsOfParcel } from '../../db/rows.ts'
import type { RowTransitionTable } from '../../db/schema.ts'
import { statusOf } from '../../rows/table.ts'
import { type LetterCandidate, type LetterSource, ownerMissing } from '../source.ts'
import { correctionBlocks } from './corrections.ts'
import { parcelWords } from './parcel-words.ts'

/** A parcel and the revision with which it was sent back: every return may have a letter of its own. */
function subjectOf(parcelCode: string, revision: number): string {
  return `${parcelCode}/${String(revision).padStart(6, '0')}`
}

function parcelOf(subject: string): string {
  return subject.slice(0, subject.lastIndexOf('/'))
}

/**
 * A letter about each parcel that was sent back and is not submitted again: by the 街镇 to its owner, by the 专班 to the
 * 街镇.
 */
export const returnNotices: LetterSource = {
  waits: async () => null,

  async subjects(db, { district, cycle }, { town }, after, limit) {
    let query = db
      .selectFrom('parcel')
      .select(['parcel_code', 'revision'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('status', 'in', [...returnStatuses])
      .where('parcel_code', '>', after === '' ? '' : parcelOf(after))
      .orderBy('parcel_code')
      .limit(limit)
    if (town !== null) query = query.where('town_code', '=', town)
    const subjects: string[] = []
    for (const { parcel_code } of await query.execute()) {
      const last = (await transitionsOfParcel(db, district, cycle, parcel_code)).at(-1)
      if (last !== undefined) subjects.push(subjectOf(parcel_code, last.revision))
    }
    return subjects
  },

  async candidates(db, { district, cycle }, subjects) {
    const parcels = new Map(
      (await parcelLines(db, district, cycle, subjects.map(parcelOf))).map((line) => [line.parcel_code, line]),
    )
    return subjects.flatMap((subject): LetterCandidate[] => {
      const parcel = parcels.get(parcelOf(subject))
      if (parcel === undefined) return []
      const status = statusOf(parcel.status)
      const toTown = status === 'review-returned'
      const town = parcel.town_code ?? ''
      const missing = toTown ? (townName(town) === null ? '没有所属街镇' : null) : ownerMissing(parcel)
      return [
        {
          subject,
          parcelCode: parcel.parcel_code,
          townCode: parcel.town_code,
          receiverKind: toTown ? 'town' : 'enterprise',
          receiver: toTown ? town : (parcel.owner_uscc ?? ''),
          receiverName: toTown ? (townName(town) ?? '') : (parcel.owner_name ?? ''),
          about: rowStatusNames[status],
          cannot: returnStatuses.has(status) ? missing : '已重新提交',
        },
      ]
    })
  },

  async values(db, ground, candidates) {
    const { district, cycle } = ground
    const corrections = await correctionBlocks(
      db,
      ground,
      candidates.map(({ subject }) => parcelOf(subject)),
    )
    const lines = await parcelLines(
      db,
      district,
      cycle,
      candidates.map(({ subject }) => parcelOf(subject)),
    )
    const parcels = new Map(lines.map((line) => [line.parcel_code, line]))
    const values = new Map<string, LetterValues>()
    for (const { subject } of candidates) {
      const parcel = parcels.get(parcelOf(subject))
      const transitions = await transitionsOfParcel(db, district, cycle, parcelOf(subject))
      const sent = transitions.findLast(({ revision }) => subjectOf(parcelOf(subject), revision) === subject)
      if (parcel !== undefined && sent !== undefined) {
        const blocks = { 须改正事项: corrections.get(parcelOf(subject)) ?? [] }
        values.set(subject, { words: { ...parcelWords(parcel), ...returnWords(sent) }, blocks })
      }
    }
    return values
  },
}

function returnWords({ to_status, at, reason }: RowTransitionTable): Readonly<Record<string, string | null>> {
  return { 退回环节: rowStatusNames[statusOf(to_status)], 退回日期: formatDate(at.slice(0, 10)), 退回原因: reason }
}
