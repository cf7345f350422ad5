import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'

/** One printed document, as data. Equal documents make equal bytes. Lengths are millimetres. */
export interface PaperDocument {
  readonly title: string
  /** What the document was made on; stands in its metadata in place of the moment of printing. */
  readonly issuedOn: CalendarDate
  readonly orientation?: 'portrait' | 'landscape'
  /** Small line under the title: number, year, version ("v2（替代 v1）"). */
  readonly subtitle?: string
  /** Boxed line under the title, as `notOfficial`. */
  readonly notice?: string
  /**
   * Marks of the copies, boxed at the top right: the document is set once for each, pages counted anew. Absent: once,
   * without a mark.
   */
  readonly copies?: readonly string[]
  readonly watermark?: Watermark
  readonly blocks: readonly Block[]
  /** Line at the foot of every page, left of 第 x 页，共 y 页. */
  readonly footer: string
}

/** Our 白玉兰, or words across the page (草评 不作为正式结果). */
export type Watermark = { readonly kind: 'magnolia' } | { readonly kind: 'words'; readonly text: string }

export type Block =
  | HeadingBlock
  | ParagraphBlock
  | FieldsBlock
  | TableBlock
  | SignaturesBlock
  | ClosingBlock
  | PictureBlock
  | BarsBlock
  | PhotosBlock
  | CodeBlock
  | ColumnsBlock
  | NewPageBlock

/** 一 基本信息 */
export interface HeadingBlock {
  readonly kind: 'heading'
  readonly text: string
}

export interface ParagraphBlock {
  readonly kind: 'paragraph'
  readonly text: string
  /** Of small print: captions, caveats. */
  readonly small?: true
  /** In a box of its own. */
  readonly boxed?: true
  /** Set as the text of a letter: larger, wider lines, the address flush and the body indented by two characters. */
  readonly letter?: 'address' | 'body'
}

/** Labels and values, two pairs a line. */
export interface FieldsBlock {
  readonly kind: 'fields'
  readonly fields: readonly PaperField[]
}

export interface PaperField {
  readonly label: string
  /** Null is printed as 未填. */
  readonly value: string | null
  /** Takes the whole line. */
  readonly wide?: true
}

/** A table whose head is repeated on every page and whose rows are not split. */
export interface TableBlock {
  readonly kind: 'table'
  readonly columns: readonly PaperColumn[]
  /** Null is printed as 未填. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Last rows, set in bold. */
  readonly totals?: readonly (readonly (string | null)[])[]
  /** Said in place of rows when there are none. */
  readonly empty?: string
}

export interface PaperColumn {
  readonly label: string
  /** Millimetres, or a share of what they leave. */
  readonly width: number | { readonly share: number }
  readonly align?: 'left' | 'right' | 'center'
}

/** Boxes side by side to be signed and stamped. */
export interface SignaturesBlock {
  readonly kind: 'signatures'
  readonly boxes: readonly SignatureBox[]
  /** Of the boxes; 50 when absent, which a seal of 42 fits into. */
  readonly height?: number
}

export interface SignatureBox {
  /** 项目单位（盖章） */
  readonly title: string
  /** 填表人, 审核人（签字）: a line each. */
  readonly lines: readonly string[]
  /** Draws the dotted circle of a seal. */
  readonly seal: boolean
}

/** The end of a letter at the right: who signs and when, over the place of the seal; kept on one page. */
export interface ClosingBlock {
  readonly kind: 'closing'
  readonly issuer: string
  /** As printed: 2026年11月22日. */
  readonly date: string
}

/** A picture in SVG that we drew ourselves: sketch, strip of days, chart. Its text is set in the document's font. */
export interface PictureBlock {
  readonly kind: 'picture'
  readonly svg: string
  readonly width: number
  readonly caption?: string
  /** Every text in the picture, for the check of missing characters. */
  readonly texts: readonly string[]
}

/** Bars below one another, each with its label before it and its figure behind it. */
export interface BarsBlock {
  readonly kind: 'bars'
  /** Of the column of labels and of those of figures; the bars take the rest. */
  readonly labels: number
  readonly figures: readonly number[]
  readonly lines: readonly BarLine[]
}

export interface BarLine {
  readonly label: string
  readonly pieces: readonly BarPiece[]
  /** A text for each column of figures. */
  readonly figures: readonly string[]
}

export interface BarPiece {
  /** 0–1 of the whole length. */
  readonly share: number
  readonly fill: string
  readonly outline: string
  /** Drawn on it where there is room; characters of the main font. */
  readonly words: string
  readonly ink: string
  /** An estimate is outlined in dashes. */
  readonly isDashed: boolean
}

/** Photos side by side, each with its words under it; a row of them is kept on one page. */
export interface PhotosBlock {
  readonly kind: 'photos'
  readonly photos: readonly PaperPhoto[]
  readonly perRow: number
  /** Of the place of a photo, which it fills as far as its shape lets it. */
  readonly height: number
}

export interface PaperPhoto {
  readonly mediaType: 'image/jpeg' | 'image/png'
  readonly bytes: Uint8Array
  readonly caption: string
}

/** A QR code with words under it. */
export interface CodeBlock {
  readonly kind: 'code'
  readonly text: string
  readonly size: number
  readonly caption: string
}

/** Blocks beside one another. */
export interface ColumnsBlock {
  readonly kind: 'columns'
  /** Null takes what the others leave. */
  readonly columns: readonly { readonly width: number | null; readonly blocks: readonly Block[] }[]
  /** On one page, all of it: it is cut out. */
  readonly whole?: true
}

/** The next of several sheets in one document: a page of its own under the same title. */
export interface NewPageBlock {
  readonly kind: 'new-page'
  readonly subtitle: string
}

/** What stands on every 项目信息表 that we print. */
export const notOfficial = '非市产业云平台生成，仅供核对'

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const

/** The marks of so many copies: 一式三份 之一 区政府. At most ten holders. */
export function copyMarks(holders: readonly string[]): readonly string[] {
  return holders.map((holder, index) => `一式${ordinals[holders.length - 1]}份 之${ordinals[index]} ${holder}`)
}
