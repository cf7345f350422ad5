import { isBaseSource, sourceKindNames } from '#core/base-map/source-kind.ts'
import { baseParcelPage } from '../db/base-parcels.ts'
import { sourcesOf, stateOf } from './base-state.ts'
import type { MatchContext } from './match-import.ts'
import { recordSummary } from './record-summary.ts'

const parcelsAtOnce = 500

/** Parcels that this source named before and no longer does: they stay unless somebody decides to retire them. */
export async function listMissing({ service, stored, lines }: MatchContext, seen: ReadonlySet<string>): Promise<void> {
  const { kind } = stored
  if (!isBaseSource(kind)) return
  const { district } = stored.line
  const filter = { district, state: 'active', town: null, only: null, text: null }
  let after = ''
  for (;;) {
    const page = await service.database.read((db) => baseParcelPage(db, filter, after, parcelsAtOnce))
    for (const parcel of page) {
      const before = sourcesOf(parcel)[kind]
      if (before === undefined || seen.has(parcel.parcel_code)) continue
      const { parcel_code: parcelCode, name, town_code: townCode } = parcel
      const place = { file: before.file, sheet: before.sheet, row: before.row }
      const answer = lines.conflict({
        id: `missing-${parcelCode}`,
        type: 'missing',
        parcelCode,
        field: null,
        proposed: 'keep',
        detail: {
          parcelName: name,
          townCode,
          records: [{ source: kind, place, parcelCode, value: null, summary: recordSummary(before.values) }],
          choices: [
            { choice: 'keep', label: '保留地块' },
            { choice: 'retire', label: '注销地块' },
          ],
        },
      })
      const others = Object.keys(stateOf(parcel).sources).filter((one) => one !== kind).length
      const rest = others > 0 ? `另有 ${others} 个来源` : '没有其他来源'
      const verdict = answer === 'retire' ? '按处理意见注销' : '保留'
      await lines.change({
        kind: 'missing',
        parcelCode,
        townCode,
        name,
        record: null,
        search: [parcel.search],
        detail: {
          isProposedCode: parcel.proposed === 1,
          matchedBy: null,
          overlap: null,
          fields: [],
          area: null,
          reason: `新的${sourceKindNames[kind]}中没有这宗地块，${rest}，${verdict}。`,
          row: null,
          recodeOf: null,
          entry: null,
        },
      })
    }
    const last = page.at(-1)
    if (page.length < parcelsAtOnce || last === undefined) return
    after = last.parcel_code
  }
}
