import { mechanismTextNames } from '#core/filing/mechanism-schema.ts'
import { type MechanismTable, mechanismTables } from '#core/filing/mechanism-tables.ts'
import { barPicture } from '#paper/bar-picture.ts'
import type { Block, PaperColumn, PaperDocument } from '#paper/document.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { asAttachment, type FiledFile, recordExport } from './files.ts'
import { type MechanismReport, mechanismReport } from './mechanism.ts'

const basis = '依据沪经信规范〔2020〕9号 二.1（建立优质项目认定后评估机制）；指标和样式为拟定。'
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

export interface AskedFile {
  readonly year: number
  readonly version: number
  readonly format: 'pdf' | 'xlsx'
}

/** A version of the report as it was written. Throws ProblemError: not-allowed, not-found, paper-missing-glyph, paper-time-out, too-busy. */
export async function mechanismFile(
  service: Service,
  grant: Grant,
  { year, version, format }: AskedFile,
): Promise<FiledFile> {
  const report = await mechanismReport(service, grant, year, version)
  const { name: district } = service.district
  const head = headOf(report, district, service.demo)
  const pdf = format === 'pdf' ? await service.paper.render(paperOf(report, head)) : null
  await recordExport(service, grant, `后评估 ${year}`, { version, format })
  const name = `优质项目认定后评估-${district}-${year}年度-第${version}版.${format}`
  if (pdf === null) return asAttachment({ name, kind: 'xlsx', bytes: workbookOf(report, head) })
  return asAttachment({ name, kind: 'pdf', length: pdf.length, bytes: once(pdf) })
}

interface Head {
  readonly title: string
  readonly line: string
  readonly demo: boolean
}

function headOf({ version, at, by, figures }: MechanismReport, district: string, demo: boolean): Head {
  const title = `${district}优质项目认定后评估报告（${figures.year}年度）`
  return { title, line: `第 ${version} 版　编制 ${at.slice(0, 10)} ${by}　数据截至 ${figures.asOf}`, demo }
}

function paperOf(report: MechanismReport, { title, line, demo }: Head): PaperDocument {
  const tables = mechanismTables(report.figures)
  const texts = Object.entries(mechanismTextNames).map(([key, name]): readonly Block[] => [
    { kind: 'paragraph', text: report[key as keyof typeof mechanismTextNames] },
    { kind: 'heading', text: name },
  ])
  return {
    title,
    issuedOn: report.at.slice(0, 10),
    subtitle: line,
    notice: basis,
    footer: `${title}　第 ${report.version} 版${demo ? '　示例数据' : ''}`,
    blocks: [
      ...tables.flatMap((table, index): readonly Block[] => [
        { kind: 'heading', text: `${ordinals[index]}　${table.title}` },
        ...(table.title === '用时分布' ? picturesOf(report) : []),
        tableBlock(table),
      ]),
      ...texts.flatMap((blocks, index) =>
        blocks
          .toReversed()
          .map(
            (block): Block =>
              block.kind === 'heading'
                ? { ...block, text: `${ordinals[tables.length + index]}　${block.text}` }
                : block,
          ),
      ),
      {
        kind: 'signatures',
        boxes: [{ title: '区产业部门（盖章）', lines: ['编制人（签字）', '负责人（签字）'], seal: true }],
      },
    ],
  }
}

/** How many filings used how many working days, the limit marked. */
function picturesOf({ figures: { days } }: MechanismReport): readonly Block[] {
  if (days.decided === 0) return []
  const bars = [
    ...days.bins.map((value, index) => ({ label: String(index), value, isMarked: false })),
    { label: `超过 ${days.limitDays}`, value: days.overLimit, isMarked: true },
  ]
  const { svg, texts } = barPicture(bars)
  const caption = `受理到认定所用工作日（扣除补正），已认定 ${days.decided} 项；深色为 ${days.limitDays} 个工作日以内`
  return [{ kind: 'picture', svg, texts, width: 150, caption }]
}

function tableBlock({ headings, rows, empty }: MechanismTable): Block {
  const isWide = rows.some((row) => row.some((cell) => typeof cell === 'string' && cell.length > 14))
  const columns = headings.map((label, index): PaperColumn => {
    const isNumber = rows.length > 0 && rows.every((row) => typeof row[index] !== 'string')
    return { label, width: { share: isNumber || !isWide ? 2 : 3 }, align: isNumber ? 'right' : 'left' }
  })
  return {
    kind: 'table',
    columns,
    rows: rows.map((row) => row.map((cell) => (cell === null ? '无' : String(cell)))),
    empty,
  }
}

function chartOf(rows: MechanismTable['rows']) {
  const points = rows.map(([label, value]) => ({ label: String(label ?? ''), value: Number(value) }))
  return { title: '用时分布（工作日）', points }
}

function workbookOf(report: MechanismReport, { title, line, demo }: Head): AsyncIterable<Uint8Array> {
  const lines = [basis, line.replaceAll('　', '  '), ...(demo ? ['示例数据，非真实企业和地块。'] : [])]
  const tables = mechanismTables(report.figures).map(({ title: sheet, headings, rows }): Table => {
    const isNumber = headings.map((_, index) => rows.length > 0 && rows.every((row) => typeof row[index] !== 'string'))
    return {
      sheet,
      title: `${title}：${sheet}`,
      lines,
      columns: headings.map((heading, index) => ({
        heading,
        width: isNumber[index] === true ? 16 : 30,
        ...(isNumber[index] === true ? ({ numberFormat: '0.##', align: 'right' } as const) : {}),
      })),
      rows,
      ...(sheet === '用时分布' && rows.length > 0 ? { chart: chartOf(rows) } : {}),
    }
  })
  const texts: Table = {
    sheet: '问题和建议',
    title,
    lines,
    columns: [
      { heading: '部分', width: 24 },
      { heading: '内容', width: 100 },
    ],
    rows: Object.entries(mechanismTextNames).map(([key, name]) => [
      name,
      report[key as keyof typeof mechanismTextNames],
    ]),
  }
  return streamWorkbook([...tables, texts])
}
