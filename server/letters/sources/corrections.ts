import type { Kysely } from 'kysely'
import { personalFields } from '#core/access/personal.ts'
import type { AnyFinding } from '#core/error/finding.ts'
import { formById } from '#core/forms/catalogue.ts'
import type { LetterBlock } from '#core/letter/block.ts'
import { findingMessage } from '#core/message/message.zh.ts'
import { keyText } from '#core/record/key.ts'
import type { Schema } from '../../db/schema.ts'
import { judgeParcels, type ParcelRows } from '../../rows/judge.ts'
import { loadParcels } from '../../rows/load.ts'
import { textOrNull } from '../../rows/state.ts'
import { surroundingsOf } from '../../rows/surroundings.ts'
import type { LetterGround } from '../source.ts'

/** A letter that is longer is not read; the rest is in the system. */
const mostLines = 40

/** By parcel: what the checks find today that must be corrected, as everyone with the parcel may see it; none where nothing is. */
export async function correctionBlocks(
  db: Kysely<Schema>,
  { district, cycle, today }: LetterGround,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, readonly LetterBlock[]>> {
  const parcels = await loadParcels(db, district, cycle, parcelCodes)
  const judgements = judgeParcels(parcels, await surroundingsOf(db, district, cycle, today, parcels))
  return new Map(
    parcels.map((rows) => {
      const errors = (judgements.get(rows.parcelCode)?.open ?? []).filter(({ level }) => level === 'error')
      return [rows.parcelCode, errors.length === 0 ? [] : blocksOf(rows, errors)]
    }),
  )
}

function blocksOf(rows: ParcelRows, errors: readonly AnyFinding[]): readonly LetterBlock[] {
  const names = new Map(
    rows.firms.map(({ key, effective }) => [
      keyText(key),
      textOrNull(effective.firmName) ?? (key.form === 'enterprise-information' ? key.uscc : ''),
    ]),
  )
  const lines = errors.slice(0, mostLines).map((finding, index) => {
    const { where, why, what } = findingMessage(finding)
    const form = formById(finding.form).title
    const firm = names.get(finding.row)
    // The letter goes through the hands of those who may not see whom to call.
    const problem = personalFields[finding.form].includes(finding.field) ? '所填不符合要求。' : why
    return [`${index + 1}`, firm === undefined ? form : `${form}：${firm}`, where, problem, what]
  })
  const rest = errors.length - lines.length
  return [
    { kind: 'paragraph', text: `出具本通知时，数据检查有 ${errors.length} 项须改正：` },
    {
      kind: 'table',
      columns: [
        { label: '序号', width: 11, align: 'center' },
        { label: '表', width: { share: 3 } },
        { label: '位置', width: { share: 3 } },
        { label: '问题', width: { share: 5 } },
        { label: '怎样改正', width: { share: 5 } },
      ],
      rows: lines,
    },
    ...(rest > 0 ? [{ kind: 'paragraph', text: `其余 ${rest} 项在系统中逐项列出。` } as const] : []),
  ]
}
