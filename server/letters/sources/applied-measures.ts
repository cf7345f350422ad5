import type { Kysely } from 'kysely'
import { formatDate } from '#core/form/format.ts'
import { groupedBy } from '../../collections.ts'
import { lookUp } from '../../db/look-up.ts'
import type { Schema } from '../../db/schema.ts'
import type { LetterGround } from '../source.ts'

/** The policies that are applied to parcels today (差异化措施), a sentence each with its document, by parcel code. */
export async function appliedMeasures(
  db: Kysely<Schema>,
  { district, today }: LetterGround,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('policy_application')
      .innerJoin('class_policy', (join) =>
        join
          .onRef('class_policy.district', '=', 'policy_application.district')
          .onRef('class_policy.id', '=', 'policy_application.policy')
          .onRef('class_policy.revision', '=', 'policy_application.revision'),
      )
      .select(['parcel_code', 'from_day', 'name', 'content', 'document', 'clause', 'label', 'valid_until'])
      .where('policy_application.district', '=', district)
      .where('parcel_code', 'in', codes)
      .where('from_day', '<=', today)
      .where((row) => row.or([row('until_day', 'is', null), row('until_day', '>', today)]))
      .orderBy('parcel_code')
      .orderBy('from_day')
      .orderBy('class_policy.id')
      .execute(),
  )
  return new Map(
    [...groupedBy(lines, (line) => line.parcel_code)].map(([code, own]) => [
      code,
      own.map(({ name, content, document, clause, label, from_day, valid_until }) => {
        const source = [document, clause, label].filter((part) => part !== '').join('，')
        const until = valid_until === null ? '' : `，至${formatDate(valid_until)}止`
        const said = content.replace(/[。；]$/, '')
        return `${name}：${said}（${source}），自${formatDate(from_day)}起执行${until}。`
      }),
    ]),
  )
}
