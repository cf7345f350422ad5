import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { ExportFile } from './export-file.ts'

export interface InvitationSheetLine {
  readonly townCode: string
  readonly uscc: string
  readonly ownerName: string | null
  readonly parcelCodes: readonly string[]
  readonly code: string
  readonly expiresAt: string
}

export interface RefusedInvitation {
  readonly parcelCode: string
  readonly message: string
}

export interface InvitationSheet {
  readonly cycle: string
  readonly today: string
  readonly issuedBy: string
  readonly demo: boolean
  readonly lines: readonly InvitationSheetLine[]
  readonly refused: readonly RefusedInvitation[]
}

const text = { numberFormat: '@' } as const

/** The codes of a batch: the only place where they stand, to be handed to the firms one by one. */
export function invitationSheet(sheet: InvitationSheet): ExportFile {
  const { cycle, today, issuedBy, demo, lines, refused } = sheet
  const notes = [
    proposedFormNotice,
    `${cycle}年度  生成人：${issuedBy}  生成日期：${today}`,
    '邀请码只在本表出现一次，只能用一次。请分别交给各企业，不要整表转发；用毕请删除本表。',
    '企业打开系统首页，点“用邀请码建立账号”，填写邀请码即可。',
    ...(demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const codes: Table = {
    sheet: '邀请码',
    title: '企业邀请码',
    lines: notes,
    frozenColumns: 1,
    columns: [
      { heading: '统一社会信用代码', width: 22, ...text },
      { heading: '用地主体', width: 30 },
      { heading: '所属街镇/园区', width: 14 },
      { heading: '地块编码', width: 30, ...text },
      { heading: '邀请码', width: 24, ...text },
      { heading: '有效期至', width: 18, ...text },
    ],
    rows: lines.map(({ uscc, ownerName, townCode, parcelCodes, code, expiresAt }) => [
      uscc,
      ownerName,
      townName(townCode),
      parcelCodes.join('、'),
      code,
      expiresAt.slice(0, 16).replace('T', ' '),
    ]),
  }
  const refusals: Table = {
    sheet: '没有生成',
    title: '没有生成邀请码的地块',
    lines: [proposedFormNotice],
    columns: [
      { heading: '地块编码', width: 20, ...text },
      { heading: '原因和办法', width: 70 },
    ],
    rows: refused.map(({ parcelCode, message }) => [parcelCode, message]),
  }
  return {
    name: `企业邀请码-${cycle}-${today.replaceAll('-', '')}.xlsx`,
    bytes: streamWorkbook(refused.length === 0 ? [codes] : [codes, refusals]),
  }
}
