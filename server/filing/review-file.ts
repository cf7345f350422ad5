import { type ReviewTableRow, reviewTable, reviewTableHeadings } from '#core/filing/review-table.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { notOfficial, type PaperDocument } from '#paper/document.ts'
import { streamTable } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { asAttachment, type FiledFile, recordExport } from './files.ts'
import { readWithin } from './open.ts'

const title = '申报项目区级联审情况一览表'

type Column = keyof typeof reviewTableHeadings

/** Widths on paper (mm, or a share of the rest) and in the workbook (characters). */
const columns: readonly {
  readonly key: Column
  readonly paper: number | { readonly share: number }
  readonly sheet: number
}[] = [
  { key: 'number', paper: 11, sheet: 6 },
  { key: 'reviewer', paper: 28, sheet: 18 },
  { key: 'invitedOn', paper: 23, sheet: 12 },
  { key: 'dueDay', paper: 23, sheet: 12 },
  { key: 'opinion', paper: 20, sheet: 12 },
  { key: 'answeredOn', paper: 23, sheet: 12 },
  { key: 'by', paper: 18, sheet: 12 },
  { key: 'comment', paper: { share: 3 }, sheet: 40 },
  { key: 'reminded', paper: 24, sheet: 14 },
  { key: 'overruled', paper: { share: 2 }, sheet: 40 },
]

interface ReviewSheet {
  readonly number: string
  readonly projectName: string
  readonly firmName: string
  readonly openedOn: string | null
  readonly today: string
  readonly rows: readonly ReviewTableRow[]
}

/** 一览表 as it stands now. Throws ProblemError: not-found, paper-missing-glyph, paper-time-out, too-busy. */
export async function reviewFile(
  service: Service,
  grant: Grant,
  id: string,
  format: 'pdf' | 'xlsx',
): Promise<FiledFile> {
  const today = todayInShanghai(service.clock)
  const sheet = await readWithin(service, grant, id, async (_db, { filing }): Promise<ReviewSheet> => {
    const { number, projectName, firmName, review } = filing
    return {
      number,
      projectName,
      firmName,
      openedOn: review?.openedOn ?? null,
      today,
      rows: reviewTable(filing, today),
    }
  })
  const name = `联审情况一览表-${sheet.number}.${format}`
  const pdf = format === 'pdf' ? await service.paper.render(paperOf(sheet, service.demo)) : null
  await recordExport(service, grant, sheet.number, { format })
  if (pdf === null) return asAttachment({ name, kind: 'xlsx', bytes: workbookOf(sheet, service.demo) })
  return asAttachment({ name, kind: 'pdf', length: pdf.length, bytes: once(pdf) })
}

function textOf(row: ReviewTableRow, key: Column): string {
  return String(row[key] ?? '')
}

/** 3 家，已答复 2 家，未答复 1 家（其中逾期 1 家） */
function tally({ rows }: ReviewSheet): string {
  const open = rows.filter(({ answeredOn, overruled }) => answeredOn === null && overruled === '')
  const late = open.filter(({ isLate }) => isLate).length
  const answered = rows.filter(({ answeredOn }) => answeredOn !== null).length
  const told = late === 0 ? '' : `（其中逾期 ${late} 家）`
  return `联审部门 ${rows.length} 家，已答复 ${answered} 家，未答复 ${open.length} 家${told}`
}

function paperOf(sheet: ReviewSheet, demo: boolean): PaperDocument {
  const { number, projectName, firmName, openedOn, today, rows } = sheet
  return {
    title,
    issuedOn: today,
    orientation: 'landscape',
    subtitle: `编号 ${number}　打印日期 ${today}`,
    notice: notOfficial,
    watermark: { kind: 'magnolia' },
    footer: `${number}　${notOfficial}${demo ? '　示例数据' : ''}`,
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: '项目名称', value: projectName },
          { label: '项目单位', value: firmName },
          { label: '发起联审', value: openedOn ?? '未发起' },
          { label: '联审情况', value: tally(sheet) },
        ],
      },
      {
        kind: 'table',
        columns: columns.map(({ key, paper }) => ({ label: reviewTableHeadings[key], width: paper })),
        rows: rows.map((row) => columns.map(({ key }) => textOf(row, key))),
        empty: '未发起联审',
      },
      { kind: 'paragraph', text: proposedFormNotice, small: true },
      {
        kind: 'signatures',
        height: 46,
        boxes: [{ title: '区产业部门（盖章）', lines: ['负责人（签字）', '经办人（签字）'], seal: true }],
      },
    ],
  }
}

function workbookOf(sheet: ReviewSheet, demo: boolean): AsyncIterable<Uint8Array> {
  const { number, projectName, firmName, rows } = sheet
  return streamTable(
    columns.map(({ key, sheet: width }) => ({ heading: reviewTableHeadings[key], width })),
    rows.map((row) => columns.map(({ key }) => textOf(row, key) || null)),
    {
      sheet: '联审情况一览表',
      title,
      lines: [
        notOfficial,
        proposedFormNotice,
        `${number}  ${projectName}  ${firmName}`,
        tally(sheet),
        ...(demo ? ['示例数据，非真实企业和地块。'] : []),
      ],
      frozenColumns: 2,
    },
  )
}
