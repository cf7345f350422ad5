import type { BaseChange } from '#core/api/base-map-shapes.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import { formatRatio } from '#core/form/format.ts'
import { baseText, labelOf } from '../field-words.ts'

const matchedBy: Readonly<Record<NonNullable<BaseChange['matchedBy']>, string>> = {
  code: '地块编码相同',
  unit: '不动产单元号相同',
  certificate: '不动产权证号相同',
  overlap: '边界基本重合',
  decision: '按处理意见',
}

/** How the record found its parcel: 边界基本重合 97.20%. */
export function matchText({ matchedBy: by, overlap }: Pick<BaseChange, 'matchedBy' | 'overlap'>): string {
  if (by === null) return ''
  return by === 'overlap' && overlap !== null ? `${matchedBy[by]} ${formatRatio(overlap)}` : matchedBy[by]
}

/** 土地面积 13,333.33 m² → 13,300.00 m² */
export function fieldChangeText(kind: SourceKind, { field, before, after }: BaseChange['fields'][number]): string {
  return `${labelOf(kind, field)} ${baseText(kind, field, before)} → ${baseText(kind, field, after)}`
}

/** What a line is about, in one line: why it is not taken, or what changes. */
export function changeSummary(kind: SourceKind, change: BaseChange): string {
  if (change.reason !== null) return change.reason
  if (change.kind === 'new') {
    return change.fields.map(({ field, after }) => `${labelOf(kind, field)} ${baseText(kind, field, after)}`).join('；')
  }
  return change.fields.map((each) => fieldChangeText(kind, each)).join('；')
}
