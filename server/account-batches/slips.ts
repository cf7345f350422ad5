import type { Block, PaperDocument, PaperField } from '#paper/document.ts'

/** A piece of paper for one person. */
export interface Slip {
  readonly heading: string
  readonly fields: readonly PaperField[]
  /** Opened by the code. */
  readonly address: string
  readonly caption: string
}

export interface SlipSheet {
  readonly title: string
  readonly issuedOn: string
  readonly notice: string
  readonly slips: readonly Slip[]
  /** What to do, the same for all. */
  readonly steps: string
  readonly footer: string
}

const codeMillimetres = 34

/** Slips one below the other, to be cut apart and handed out. */
export function slipSheet({ title, issuedOn, notice, slips, steps, footer }: SlipSheet): PaperDocument {
  return { title, issuedOn, notice, footer, blocks: slips.flatMap((slip) => slipBlocks(slip, steps)) }
}

function slipBlocks({ heading, fields, address, caption }: Slip, steps: string): readonly Block[] {
  return [
    {
      kind: 'columns',
      whole: true,
      columns: [
        {
          width: null,
          blocks: [
            { kind: 'heading', text: heading },
            { kind: 'fields', fields: fields.map((field) => ({ ...field, wide: true })) },
            { kind: 'paragraph', text: steps, small: true },
          ],
        },
        { width: codeMillimetres + 6, blocks: [{ kind: 'code', text: address, size: codeMillimetres, caption }] },
      ],
    },
  ]
}
