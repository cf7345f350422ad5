import type { Block, PaperDocument } from './document.ts'

/** A text of a document with where it stands, as the reader of a refusal knows the place. */
export interface PlacedText {
  readonly field: string
  readonly text: string
  /** Drawn in a picture, where only the main font sets. */
  readonly isDrawn?: true
}

/** Every text that will be printed. */
export function textsOf(document: PaperDocument): readonly PlacedText[] {
  const { title, subtitle, notice, copies, watermark, footer } = document
  return [
    ...placed('标题', [title, subtitle, notice]),
    ...placed('份数标记', copies ?? []),
    ...drawn('水印', watermark?.kind === 'words' ? [watermark.text] : []),
    ...placed('页脚', [footer]),
    ...document.blocks.flatMap(blockTexts),
  ]
}

function placed(field: string, texts: readonly (string | null | undefined)[]): readonly PlacedText[] {
  return texts.flatMap((text) => (text === null || text === undefined ? [] : [{ field, text }]))
}

function drawn(field: string, texts: readonly string[]): readonly PlacedText[] {
  return texts.map((text) => ({ field, text, isDrawn: true }))
}

function blockTexts(block: Block): readonly PlacedText[] {
  switch (block.kind) {
    case 'heading':
      return placed('小标题', [block.text])
    case 'paragraph':
      return placed('说明', [block.text])
    case 'fields':
      return block.fields.flatMap(({ label, value }) => placed(label, [label, value]))
    case 'table':
      return [
        ...placed(
          '表头',
          block.columns.map(({ label }) => label),
        ),
        ...[...block.rows, ...(block.totals ?? [])].flatMap((cells) =>
          cells.flatMap((cell, index) => placed(block.columns[index]?.label ?? '表格', [cell])),
        ),
        ...placed('表格', [block.empty]),
      ]
    case 'signatures':
      return block.boxes.flatMap(({ title, lines }) => placed('签章栏', [title, ...lines]))
    case 'closing':
      return placed('落款', [block.issuer, block.date])
    case 'picture':
      return [...placed('图', [block.caption]), ...drawn('图', block.texts)]
    case 'bars':
      return [
        ...placed(
          '图',
          block.lines.flatMap(({ label, figures }) => [label, ...figures]),
        ),
        ...drawn(
          '图',
          block.lines.flatMap(({ pieces }) => pieces.map(({ words }) => words)),
        ),
      ]
    case 'photos':
      return placed(
        '照片',
        block.photos.map(({ caption }) => caption),
      )
    case 'code':
      return placed('二维码', [block.caption])
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.flatMap(blockTexts))
    case 'new-page':
      return placed('标题', [block.subtitle])
  }
}
