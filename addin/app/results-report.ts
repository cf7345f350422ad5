import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { className } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { BookModel } from '../host/book-model.ts'
import type { Report, ReportColumn } from '../host/report.ts'
import type { BookScores, ScoreRow } from '../workers/score-types.ts'
import { noClassWord } from './no-class-word.ts'
import { resultsSheet } from './results-sheet.ts'
import { standardWords } from './standard-words.ts'

const text = { format: '@', align: 'left' } as const
const whole = { format: '0', align: 'right' } as const

const columns: readonly ReportColumn[] = [
  { heading: '序号', width: 6, ...whole },
  { heading: '地块编码', width: 16, ...text },
  { heading: '用地主体', width: 30, ...text },
  { heading: '属地街镇', width: 14, ...text },
  { heading: '用地类别', width: 10, ...text },
  { heading: '综合得分', width: 10, format: '0.00', align: 'right' },
  { heading: '名次（本工作簿）', width: 16, ...whole },
  { heading: '参加排序宗数', width: 14, ...whole },
  { heading: '预估类别', width: 16, ...text },
  { heading: '命中规则', width: 16, ...text },
  { heading: '研判', width: 14, ...text },
  { heading: '说明', width: 36, ...text },
]

/**
 * The scores as a sheet of their own, best first. Everything that says estimate says it on the sheet: a printout must
 * not be taken for the formal result.
 * @param at 2026-11-22 14:32
 */
export function resultsReport(scores: BookScores, model: BookModel, at: string): Report {
  const towns = townsOf(model)
  const rows = [...scores.rows].sort(
    (a, b) => (b.total ?? -1) - (a.total ?? -1) || (a.parcelCode < b.parcelCode ? -1 : 1),
  )
  return {
    sheet: resultsSheet,
    lines: [
      '评分结果（预估）',
      `标准 ${standardWords(scores)}。${at} 按填报值计算。`,
      '名次和类别只在本工作簿内预估，正式类别以全区排序和审定结果为准。再次写入时本表整体更新。',
      proposedFormNotice,
    ],
    columns,
    rows: rows.map((row, index) => [
      index + 1,
      row.parcelCode,
      row.name,
      towns.get(row.parcelCode) ?? null,
      row.landClass,
      row.total,
      row.rank,
      row.of,
      row.class === null ? noClassWord(row) : `${row.class} ${className(row.class)}`,
      row.rules.join(' '),
      row.flagged ? '需专班研判' : null,
      noteOf(row),
    ]),
  }
}

function noteOf({ status, blockedBy }: ScoreRow): string | null {
  return status === 'incomplete' ? `须先改正：${blockedBy.join('、')}` : null
}

function townsOf({ result, cells }: BookModel): ReadonlyMap<string, string> {
  const towns = new Map<string, string>()
  for (const row of result.rows) {
    const { parcelCode, townCode } = cells(row.id)
    const town = typeof townCode === 'string' ? townName(townCode) : null
    if (typeof parcelCode === 'string' && town !== null) towns.set(parcelCode, town)
  }
  return towns
}
