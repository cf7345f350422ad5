import { formatDate } from '#core/form/format.ts'
import type { LetterBlock } from '#core/letter/block.ts'
import { fillLine, fillTemplate, type LetterText, type LetterValues } from '#core/letter/template.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import type { Block, PaperDocument } from '#paper/document.ts'

/** What every letter says, whatever it is about. */
export interface LetterFrame {
  readonly number: string
  readonly issuedOn: CalendarDate
  readonly issuer: string
  readonly cycle: string
  readonly receiverName: string
  readonly demo: boolean
}

/** 例外放行 stands in every letter about a result, also where a template leaves it out. */
const always = '例外放行'

export interface ComposedLetter {
  readonly title: string
  readonly blocks: readonly LetterBlock[]
}

/** Title and text of a letter. */
export function composedLetter(text: LetterText, values: LetterValues, frame: LetterFrame): ComposedLetter {
  const { number, issuedOn, issuer, cycle, receiverName } = frame
  const common = { 受送达单位: receiverName, 年度: cycle, 文号: number, 日期: formatDate(issuedOn), 发文单位: issuer }
  const all = { ...values, words: { ...values.words, ...common } }
  const isSaid = new RegExp(`\\{\\{\\s*${always}\\s*\\}\\}`).test(text.body)
  return {
    title: fillLine(text.title, all),
    blocks: [...fillTemplate(text, all), ...(isSaid ? [] : (values.blocks[always] ?? []))],
  }
}

/** The letter as it is printed: what is frozen when it is issued. */
export function letterDocument({ title, blocks }: ComposedLetter, frame: LetterFrame): PaperDocument {
  const { number, issuedOn, issuer, demo } = frame
  return {
    title,
    subtitle: number,
    issuedOn,
    blocks: [
      ...blocks.map((block, index): Block => printedBlock(block, index === 0)),
      { kind: 'closing', issuer, date: formatDate(issuedOn) },
    ],
    footer: demo ? `${proposedFormNotice}　示例数据` : proposedFormNotice,
  }
}

function printedBlock(block: LetterBlock, isFirst: boolean): Block {
  switch (block.kind) {
    case 'paragraph':
      return { ...block, letter: isFirst && block.text.endsWith('：') ? 'address' : 'body' }
    case 'table': {
      const { columns, rows, empty } = block
      const printed = columns.map(({ label, width, align }) => ({
        label,
        width,
        ...(align === undefined ? {} : { align }),
      }))
      return { kind: 'table', columns: printed, rows, ...(empty === undefined ? {} : { empty }) }
    }
    default:
      return block
  }
}

/** A printed document as its page shows it; who signs is told beside. */
export function shownBlocks({ blocks }: PaperDocument): {
  readonly blocks: LetterBlock[]
  readonly issuer: string | null
} {
  let issuer: string | null = null
  const shown = blocks.flatMap((block): LetterBlock[] => {
    if (block.kind === 'closing') issuer = block.issuer
    if (block.kind === 'signatures') issuer = block.boxes[0]?.title ?? null
    if (block.kind === 'heading') return [block]
    if (block.kind === 'paragraph') return [{ kind: 'paragraph', text: block.text }]
    if (block.kind === 'fields') {
      return [{ kind: 'fields', fields: block.fields.map(({ label, value }) => ({ label, value })) }]
    }
    if (block.kind !== 'table') return []
    const { columns, rows, empty } = block
    return [
      {
        kind: 'table',
        columns: columns.map((column) => ({ ...column })),
        rows: rows.map((cells) => [...cells]),
        ...(empty === undefined ? {} : { empty }),
      },
    ]
  })
  return { blocks: shown, issuer }
}
