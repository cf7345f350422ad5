import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { notOfficial } from '#paper/document.ts'
import { streamWorkbook, type Table } from '#workbook/write.ts'
import type { PrintedSheet } from './printed-sheet.ts'
import { shownValue } from './sheet-paper.ts'

/** The same fields as on paper, one a line, with the checklist on a sheet of its own. */
export function sheetWorkbook(
  sheet: PrintedSheet,
  contacts: 'full' | 'masked',
  demo: boolean,
): AsyncIterable<Uint8Array> {
  const { number, version, issuedOn, sections, route, checklist, boundary } = sheet
  const lines = [
    notOfficial,
    proposedFormNotice,
    `编号 ${number}  第 ${version} 版  成表日期 ${issuedOn}`,
    ...(contacts === 'masked' ? ['联系方式已脱敏。'] : ['含完整联系方式，按个人信息管理，不得转发。']),
    ...(demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const groups = [...sections, { title: '初审', fields: route }]
  const fields: Table = {
    sheet: '项目信息表',
    title: '“零增地”技术改造项目信息表',
    lines,
    columns: [
      { heading: '部分', width: 16 },
      { heading: '项目', width: 22 },
      { heading: '内容', width: 60 },
    ],
    rows: [
      ...groups.flatMap((group) =>
        group.fields.map((field) => [group.title, field.label, shownValue(field, contacts)]),
      ),
      ...(boundary === null ? [] : [['四至范围', '范围面积', boundary.text]]),
    ],
  }
  const checked: Table = {
    sheet: '清单核对',
    title: checklist.title,
    lines: [notOfficial],
    columns: [
      { heading: '清单', width: 12 },
      { heading: '条目', width: 50 },
      { heading: '核对', width: 10 },
      { heading: '说明', width: 40 },
    ],
    rows: checklist.rows,
  }
  return streamWorkbook([fields, checked])
}
