import type { CellValue, Field } from '#core/form/field.ts'
import { blankText, formatQuantity, formatWithUnit } from '#core/form/format.ts'
import { surveyField, surveyItems } from '#core/survey/item.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { townName } from '#core/vocabulary/district.ts'
import { boundarySketch } from '#geo/sketch.ts'
import type { Block, PaperDocument } from '#paper/document.ts'
import { planeOf } from '../base-map/plane-of.ts'
import type { SheetParcel } from '../db/survey-sheets.ts'

/** A parcel as its sheet prints it. */
export interface SheetContent {
  readonly parcel: SheetParcel
  /** m² */
  readonly floorArea: number | null
  readonly reported: Readonly<Record<string, CellValue | null>>
  /** As maps are sent them; null without a boundary. */
  readonly quantised: readonly (readonly (readonly number[])[])[] | null
}

export interface SheetFacts {
  readonly cycle: string
  /** Day of printing, Asia/Shanghai. */
  readonly today: string
  /** Where the phone finds the server; null prints no code. */
  readonly url: string | null
  readonly demo: boolean
}

/** Millimetres. */
const sketchSize = { width: 122, height: 34 }
const codeSize = 30
const signatureHeight = 24
/** To write by hand. */
const line = '＿＿＿＿＿＿'

/** 现场核查表 of the parcels, at least one, a page each. */
export function sheetPaper(contents: readonly SheetContent[], facts: SheetFacts): PaperDocument {
  const { today, demo } = facts
  const subtitles = contents.map(({ parcel }) =>
    [`${facts.cycle}年度`, parcel.land_class, `地块编码 ${parcel.parcel_code}`]
      .filter((part) => part !== null)
      .join('　'),
  )
  return {
    title: '现场核查表',
    issuedOn: today,
    subtitle: subtitles[0] ?? '',
    blocks: contents.flatMap((content, index): readonly Block[] => [
      ...(index === 0 ? [] : [{ kind: 'new-page' as const, subtitle: subtitles[index] ?? '' }]),
      ...blocksOf(content, facts),
    ]),
    footer: `${proposedFormNotice}　打印 ${today}${demo ? '　示例数据' : ''}`,
  }
}

function blocksOf(content: SheetContent, facts: SheetFacts): readonly Block[] {
  const { parcel, floorArea } = content
  const area = (value: number | null): string => (value === null ? blankText : formatQuantity(value, 2, 'm²'))
  return [
    {
      kind: 'fields',
      fields: [
        { label: '地块名称/坐落', value: parcel.parcel_name, wide: true },
        { label: '用地主体', value: parcel.owner_name, wide: true },
        { label: '信用代码', value: parcel.owner_uscc },
        { label: '所属街镇/园区', value: parcel.town_code === null ? null : (townName(parcel.town_code) ?? null) },
        { label: '土地面积', value: area(parcel.land_area) },
        { label: '总建筑面积', value: area(floorArea) },
      ],
    },
    {
      kind: 'columns',
      columns: [
        { width: sketchSize.width, blocks: [sketchBlock(content)] },
        { width: null, blocks: [codeBlock(parcel.parcel_code, facts)] },
      ],
    },
    {
      kind: 'table',
      columns: [
        { label: '核查项', width: 28 },
        { label: '填报情况', width: 46 },
        { label: '现场核查（勾选或填写）', width: { share: 1 } },
        { label: '照片编号', width: 18 },
      ],
      rows: surveyItems.map(({ title, fields }) => [
        title,
        fields.flatMap((key) => reportedLine(key, content.reported)).join('\n') || blankText,
        fields.map((key) => choiceLine(key)).join('\n'),
        '',
      ]),
    },
    { kind: 'fields', fields: [{ label: '其他情况', value: '\n', wide: true }] },
    {
      kind: 'signatures',
      height: signatureHeight,
      boxes: [
        { title: '核查人（签字）', lines: [`姓名 ${line}`, `单位 ${line}`], seal: false },
        {
          title: '陪同人（企业，签字）',
          lines: [`姓名 ${line}　职务 ${line}`, `□ 拒签　□ 不在场　原因 ${line}`],
          seal: false,
        },
      ],
    },
  ]
}

/** Proofs and notes are not what is compared on site. */
function reportedLine(key: string, reported: SheetContent['reported']): readonly string[] {
  const field = surveyField(key)
  const value = reported[key] ?? null
  if (field.explains !== undefined || value === null) return []
  return [`${field.label} ${formatWithUnit(field, value)}`]
}

/** What is ticked or written of a field. */
function choiceLine(key: string): string {
  const field = surveyField(key)
  return `${field.label}：${handText(field)}`
}

function handText(field: Field): string {
  if (field.kind === 'boolean') return '□ 是  □ 否'
  if (field.kind === 'enum') return field.options.map(({ label }) => `□ ${label}`).join('  ')
  if (field.kind === 'date') return '　　　　年　　月'
  return 'unit' in field && field.unit !== '' ? `${line} ${field.unit}` : line
}

function sketchBlock({ quantised }: SheetContent): Block {
  const plane = planeOf(quantised ?? [])
  if (plane === null) return { kind: 'paragraph', text: '底版中没有本地块的边界，请在空白处手绘示意。', boxed: true }
  const { svg, texts } = boundarySketch(plane, sketchSize)
  return { kind: 'picture', svg, texts, width: sketchSize.width, caption: '边界示意，依据底版，仅供到场辨认' }
}

function codeBlock(parcelCode: string, { url, cycle }: SheetFacts): Block {
  if (url === null || isOwnMachine(url)) {
    return {
      kind: 'paragraph',
      text: '服务器没有设置对外网址，不印二维码。请在手机上打开核查页面后查找地块编码。',
      small: true,
    }
  }
  const text = `${url}/pane/survey.html#/parcel/${cycle}/${encodeURIComponent(parcelCode)}`
  return { kind: 'code', text, size: codeSize, caption: '手机扫码填报（可离线）' }
}

/** A phone that is told to look at itself finds nothing. */
function isOwnMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
