import { platformStages } from '#core/filing/event.ts'
import type { Filing } from '#core/filing/filing.ts'
import { documentLabel } from '#core/filing-route/document-kind.ts'
import { readableValues } from '#core/form/clean.ts'
import { derivedValues } from '#core/form/derive.ts'
import { type Cells, fieldEntries, headingOf } from '#core/form/form.ts'
import { formatValue } from '#core/form/format.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { notOfficial } from '#paper/document.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import { maskedCells } from './cells.ts'
import { type FiledFile, recordExport } from './files.ts'
import { cellsAt } from './load.ts'
import { readWithin } from './open.ts'
import { seesFilingContacts } from './party.ts'

/** Fields in the order of the form with the stages of the city's platform, for typing there. Throws ProblemError not-found. */
export async function handoverFile(service: Service, grant: Grant, id: string): Promise<FiledFile> {
  const today = todayInShanghai(service.clock)
  const { filing, cells } = await readWithin(service, grant, id, async (_db, loaded) => ({
    filing: loaded.filing,
    cells: cellsAt(loaded, loaded.filing.declaration?.revision),
  }))
  const shown = seesFilingContacts(grant.actor) ? cells : maskedCells(cells)
  const values = readableValues(zeroIncrementForm, cells, { today })
  const all = { ...shown, ...derivedValues(zeroIncrementForm, values) }
  const lines = [
    notOfficial,
    proposedFormNotice,
    `${filing.number}  导出人：${grant.actor.name}  导出日期：${today}`,
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  await recordExport(service, grant, filing.number, {})
  return {
    name: `产业云平台录入表-${filing.number}.xlsx`,
    kind: 'xlsx',
    bytes: streamWorkbook([fieldsTable(all, lines), stagesTable(filing), documentsTable(filing)]),
  }
}

function fieldsTable(cells: Cells, lines: readonly string[]): Table {
  const sections = new Map<string, string>(zeroIncrementForm.sections.map(({ key, title }) => [key, title]))
  return {
    sheet: '录入数据',
    title: '上海市产业云服务平台录入数据（按本系统申请表顺序，平台字段未公开，请逐项核对）',
    lines,
    columns: [
      { heading: '序号', width: 6, numberFormat: '0', align: 'right' },
      { heading: '部分', width: 16 },
      { heading: '数据项', width: 26 },
      { heading: '内容', width: 60 },
    ],
    rows: fieldEntries(zeroIncrementForm).map(([key, field], index) => [
      index + 1,
      sections.get(field.section) ?? null,
      headingOf(field),
      cells[key] === undefined ? null : formatValue(field, cells[key]),
    ]),
  }
}

function stagesTable({ receipts, submittedOn, review, decision }: Filing): Table {
  const days: Readonly<Record<(typeof platformStages)[number], string | null>> = {
    项目申报: submittedOn,
    区级部门联审: review?.openedOn ?? null,
    区政府认定: decision?.day ?? null,
  }
  return {
    sheet: '平台环节',
    title: '平台环节与回执',
    lines: [notOfficial],
    columns: [
      { heading: '平台环节', width: 20 },
      { heading: '本区办理日期', width: 16 },
      { heading: '回执号', width: 30 },
      { heading: '登记日期', width: 16 },
    ],
    rows: platformStages.map((stage) => {
      const receipt = receipts.findLast((each) => each.stage === stage)
      return [stage, days[stage], receipt?.number ?? null, receipt?.day ?? null]
    }),
  }
}

function documentsTable({ documents }: Filing): Table {
  return {
    sheet: '材料',
    title: '材料清单',
    lines: [notOfficial],
    columns: [
      { heading: '材料', width: 30 },
      { heading: '文件', width: 40 },
      { heading: '大小（字节）', width: 14, numberFormat: '0', align: 'right' },
      { heading: 'SHA-256', width: 70 },
      { heading: '归档日期', width: 14 },
    ],
    rows: documents.map(({ kind, name, size, sha256, day }) => [documentLabel(kind), name, size, sha256, day]),
  }
}
