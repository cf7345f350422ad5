import { formatDate } from '#core/form/format.ts'
import type { LetterValues } from '#core/letter/template.ts'
import { contestedItemNames, contestedItems } from '#core/objection/contested-item.ts'
import { lookUp } from '../../db/look-up.ts'
import type { ObjectionTable } from '../../db/objection-tables.ts'
import { parcelLines } from '../../db/parcels.ts'
import type { LetterCandidate, LetterSource } from '../source.ts'
import { parcelWords } from './parcel-words.ts'

/** Before the answer the firm is not told the decision, which may still be taken back. */
const told = 'answered'

/** A letter about each objection that was answered, to the firm that objected. */
export const objectionAnswers: LetterSource = {
  waits: async () => null,

  async subjects(db, { district, cycle }, { town }, after, limit) {
    let query = db
      .selectFrom('objection')
      .select('id')
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('state', '=', told)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
    if (town !== null) query = query.where('town_code', '=', town)
    return (await query.execute()).map(({ id }) => id)
  },

  async candidates(db, { district }, subjects) {
    return (await objections(db, district, subjects)).map((line): LetterCandidate => {
      const { id, number, parcel_code, town_code, uscc, firm_name, decision, decision_reason, state } = line
      const unanswered = state !== told || decision === null ? '还没有答复' : null
      const unsaid = (decision_reason ?? '').trim() === '' ? '没有写明理由' : null
      return {
        subject: id,
        parcelCode: parcel_code,
        townCode: town_code,
        receiverKind: 'enterprise',
        receiver: uscc ?? '',
        receiverName: firm_name,
        about: `异议 ${number} 号${decision === null ? '' : `，${decision}`}`,
        cannot: unanswered ?? unsaid,
      }
    })
  },

  async values(db, { district, cycle }, candidates) {
    const lines = await objections(
      db,
      district,
      candidates.map(({ subject }) => subject),
    )
    const codes = lines.map((line) => line.parcel_code)
    const parcels = new Map((await parcelLines(db, district, cycle, codes)).map((line) => [line.parcel_code, line]))
    return new Map(
      lines.map((line): [string, LetterValues] => {
        const { parcel_code, town_code, firm_name } = line
        const gone = { parcel_code, parcel_name: null, town_code, owner_name: firm_name }
        const words = { ...parcelWords(parcels.get(parcel_code) ?? gone), ...objectionWords(line) }
        return [line.id, { words, blocks: {} }]
      }),
    )
  },
}

function objections(
  db: Parameters<LetterSource['candidates']>[0],
  district: string,
  ids: readonly string[],
): Promise<readonly ObjectionTable[]> {
  return lookUp(ids, (asked) =>
    db
      .selectFrom('objection')
      .selectAll()
      .where('district', '=', district)
      .where('id', 'in', asked)
      .orderBy('id')
      .execute(),
  )
}

function objectionWords(line: ObjectionTable): Readonly<Record<string, string | null>> {
  const contested = JSON.parse(line.items) as readonly string[]
  const items = contestedItems.filter((item) => contested.includes(item)).map((item) => contestedItemNames[item])
  const about = items.length === 0 ? '' : `对${items.join('、')}有异议：`
  return {
    异议编号: `${line.cycle}年度第 ${line.number} 号`,
    提出日期: formatDate(line.received_on ?? line.opened_at.slice(0, 10)),
    异议内容: `${about}${line.grounds}`,
    处理结果: line.decision,
    答复意见: line.decision_reason,
  }
}
