import type { HandOutKind } from '#core/api/hand-out.ts'
import { handOutNames } from '#core/hand-out/file-name.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { HandedWorkbook } from '#workbook/hand-out/content.ts'
import { streamWorkbook, type Table, type TableRow } from '#workbook/write.ts'
import { textOrNull } from '../rows/state.ts'

export const manifestName = '下发清单.xlsx'

/** A file of the hand-out with what stands in it. */
export interface ManifestLine {
  readonly file: string
  readonly parcelCode: string
  readonly parcelName: string | null
  readonly ownerName: string | null
  readonly parcelRevision: number
  readonly locked: number
  readonly carried: number
  /** Its firms; revision 0 for one that was here last year alone. */
  readonly firms: readonly { readonly uscc: string; readonly name: string; readonly revision: number }[]
}

export function manifestLine(file: string, { parcel, parcelCode, firms, revisions }: HandedWorkbook): ManifestLine {
  const revisionOf = new Map(revisions.map(({ key, revision }) => [key.split('/')[2] ?? '', revision]))
  return {
    file,
    parcelCode,
    parcelName: textOrNull(parcel.cells.parcelName),
    ownerName: textOrNull(parcel.cells.ownerName),
    parcelRevision: revisionOf.get('') ?? 0,
    locked: parcel.locked.length,
    carried: [parcel, ...firms].reduce((sum, row) => sum + row.compared.filter(({ carried }) => carried).length, 0),
    firms: firms.map(({ cells, title, lastYear }) => {
      const uscc = lastYear?.uscc ?? textOrNull(cells.uscc) ?? ''
      return { uscc, name: title, revision: lastYear === null ? (revisionOf.get(uscc) ?? 0) : 0 }
    }),
  }
}

export interface ManifestFacts {
  readonly cycle: string
  readonly townCode: string
  readonly by: string
  /** Instant as text. */
  readonly at: string
  readonly handOut: string
  readonly demo: boolean
  readonly as: HandOutKind
}

const text = { numberFormat: '@' } as const
const whole = { numberFormat: '0', align: 'right' } as const

/** Every file of a zip, and every firm in it, to tick off what comes back. */
export function manifestWorkbook(lines: readonly ManifestLine[], facts: ManifestFacts): AsyncIterable<Uint8Array> {
  const { cycle, townCode, by, at, handOut, demo, as } = facts
  const made = new Set(lines.map(({ file }) => file)).size
  const notes = [
    proposedFormNotice,
    `${townName(townCode) ?? townCode} ${cycle}年度  下发人：${by}  下发时间：${at.slice(0, 16).replace('T', ' ')}  共 ${made} 份，${lines.length} 宗`,
    `下发编号：${handOut}。版本号是下发时的数据版本，回传时据此合并，不用填写。`,
    ...(demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const files: Table = {
    sheet: '工作簿',
    title: `${handOutNames[as]}下发清单`,
    lines: notes,
    frozenColumns: 2,
    columns: [
      { heading: '序号', width: 6, ...whole },
      { heading: '文件', width: 44, ...text },
      { heading: '地块编码', width: 20, ...text },
      { heading: '地块名称/坐落', width: 30, ...text },
      { heading: '用地主体', width: 30, ...text },
      { heading: '企业数', width: 8, ...whole },
      { heading: '版本号', width: 8, ...whole },
      { heading: '底版锁定项', width: 12, ...whole },
      { heading: '可沿用去年项', width: 14, ...whole },
    ],
    rows: lines.map((line, index): TableRow => {
      const { file, parcelCode, parcelName, ownerName, firms, parcelRevision, locked, carried } = line
      return [index + 1, file, parcelCode, parcelName, ownerName, firms.length, parcelRevision, locked, carried]
    }),
  }
  const firms: Table = {
    sheet: '企业',
    title: '各工作簿中的企业',
    lines: notes,
    frozenColumns: 2,
    columns: [
      { heading: '文件', width: 44, ...text },
      { heading: '地块编码', width: 20, ...text },
      { heading: '统一社会信用代码', width: 22, ...text },
      { heading: '企业名称', width: 34, ...text },
      { heading: '版本号', width: 8, ...whole },
      { heading: '说明', width: 26, ...text },
    ],
    rows: lines.flatMap(({ file, parcelCode, firms: listed }) =>
      listed.map(({ uscc, name, revision }): TableRow => {
        const isLastYears = revision === 0
        return [
          file,
          parcelCode,
          uscc,
          name,
          isLastYears ? null : revision,
          isLastYears ? '去年在本地块，待确认' : null,
        ]
      }),
    ),
  }
  return streamWorkbook([files, firms])
}
