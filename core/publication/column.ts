/** What a publication may show of a parcel. No points, no totals, no rules: they would tell values that are masked. */
export const publicationColumns = ['parcelCode', 'town', 'owner', 'landClass', 'landArea', 'verdict'] as const
export type PublicationColumn = (typeof publicationColumns)[number]

interface ColumnRule {
  readonly label: string
  /** Shown whatever is chosen: without it the line says nothing. */
  readonly fixed: boolean
}

export const publicationColumnRules: Readonly<Record<PublicationColumn, ColumnRule>> = {
  parcelCode: { label: '地块编码', fixed: true },
  town: { label: '所属街镇/园区', fixed: false },
  owner: { label: '用地主体', fixed: false },
  landClass: { label: '用地类别', fixed: false },
  landArea: { label: '土地面积（m²）', fixed: false },
  verdict: { label: '类别', fixed: true },
}

/** The columns in their order, with those that are always there; each once. */
export function shownColumns(chosen: readonly PublicationColumn[]): readonly PublicationColumn[] {
  return publicationColumns.filter((column) => publicationColumnRules[column].fixed || chosen.includes(column))
}
