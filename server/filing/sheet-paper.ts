import { deciderNames } from '#core/filing-route/route.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { type Block, copyMarks, notOfficial, type PaperDocument, type PaperField } from '#paper/document.ts'
import type { PrintedField, PrintedSheet } from './printed-sheet.ts'

const title = '“零增地”技术改造项目信息表'
/** Who keeps a copy beside who decides, by 附件二.1 of the document. */
const holders = ['区产业部门', '企业']
const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

/** 项目信息表 in three copies: A4, one after the other. */
export function sheetPaper(sheet: PrintedSheet, contacts: 'full' | 'masked', demo: boolean): PaperDocument {
  const { number, version, issuedOn } = sheet
  const place = `${number}　第 ${version} 版${version > 1 ? `（替代第 ${version - 1} 版）` : ''}`
  return {
    title,
    issuedOn,
    subtitle: `编号 ${place}　成表日期 ${issuedOn}`,
    notice: notOfficial,
    copies: copyMarks([sheet.decider === deciderNames.lingang ? sheet.decider : deciderNames.district, ...holders]),
    watermark: { kind: 'magnolia' },
    footer: `${number}　第 ${version} 版　${notOfficial}${demo ? '　示例数据' : ''}`,
    blocks: blocksOf(sheet, contacts),
  }
}

function blocksOf(sheet: PrintedSheet, contacts: 'full' | 'masked'): readonly Block[] {
  const { sections, route, checklist, boundary } = sheet
  const parts: readonly { readonly title: string; readonly blocks: readonly Block[] }[] = [
    ...sections.map((section) => ({ title: section.title, blocks: [fieldsBlock(section.fields, contacts)] })),
    { title: '初审', blocks: [fieldsBlock(route, contacts), checklistTable(checklist.rows), caption(checklist.title)] },
    ...(boundary === null ? [] : [{ title: '四至范围', blocks: boundaryBlocks(boundary) }]),
  ]
  return [
    ...parts.flatMap((part, index) => [
      { kind: 'heading', text: `${ordinals[index]}　${part.title}` } as const,
      ...part.blocks,
    ]),
    ...(contacts === 'masked' ? [caption('联系方式已脱敏；盖章确认的一式三份为完整件。')] : []),
    caption(proposedFormNotice),
    {
      kind: 'signatures',
      boxes: [
        { title: '项目单位（盖章）', lines: ['法定代表人（签字）', '经办人（签字）'], seal: true },
        { title: '区产业部门（盖章）', lines: ['负责人（签字）', '经办人（签字）'], seal: true },
      ],
    },
  ]
}

function caption(text: string): Block {
  return { kind: 'paragraph', text, small: true }
}

function fieldsBlock(fields: readonly PrintedField[], contacts: 'full' | 'masked'): Block {
  return { kind: 'fields', fields: fields.map((field) => paperField(field, contacts)) }
}

function paperField(field: PrintedField, contacts: 'full' | 'masked'): PaperField {
  const { label, wide } = field
  return { label, value: shownValue(field, contacts), ...(wide ? { wide: true as const } : {}) }
}

export function shownValue({ value, masked }: PrintedField, contacts: 'full' | 'masked'): string | null {
  return contacts === 'masked' && masked !== undefined ? masked : value
}

function checklistTable(rows: PrintedSheet['checklist']['rows']): Block {
  return {
    kind: 'table',
    columns: [
      { label: '清单', width: 22 },
      { label: '条目', width: { share: 3 } },
      { label: '核对', width: 18, align: 'center' },
      { label: '说明', width: { share: 2 } },
    ],
    rows,
    empty: '没有核对记录',
  }
}

function boundaryBlocks({ text, sketch }: NonNullable<PrintedSheet['boundary']>): readonly Block[] {
  if (sketch === null) return [{ kind: 'paragraph', text }]
  return [{ kind: 'picture', svg: sketch.svg, texts: sketch.texts, width: 120, caption: text }]
}
