import type { FieldPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import type { SheetDraft } from '#workbook/build.ts'
import type { PaperDraft } from './paper-draft.ts'
import { promiseLook, sealFootLook, sealTopLook } from './paper-looks.ts'

/** The foot of a paper form: what is promised, and two boxes side by side for seals. */
export interface Signing {
  readonly promise: string
  readonly boxes: readonly [left: SignatureBox, right: SignatureBox]
}

/** Who signs what; the fields stand above the box, in this order. */
export interface SignatureBox {
  readonly fields: readonly string[]
  readonly text: string
}

/** 60 mm together. */
const sealTopHeight = 146
const sealFootHeight = 24

export function isSignatureField({ boxes }: Signing, field: FieldPlan): boolean {
  return boxes.some((box) => box.fields.includes(field.key))
}

/** The promise, the fields of both signers side by side, and two boxes for the seals. */
export function putSignatures(
  paper: PaperDraft,
  plan: SheetPlan,
  { promise, boxes }: Signing,
): NonNullable<SheetDraft['seals']> {
  paper.putAcross(promise, promiseLook, 24)
  const [left, right] = boxes.map((box) =>
    box.fields.flatMap((key) => plan.fields.filter((field) => field.key === key)),
  )
  for (const [index, field] of (left ?? []).entries()) {
    paper.putLine({ kind: 'pair', left: field, right: right?.[index] ?? null })
  }
  for (const [index, { text }] of boxes.entries()) {
    paper.sheet.put({ row: paper.row, column: index * 3, columns: 3 }, text, sealTopLook)
    paper.sheet.put({ row: paper.row + 1, column: index * 3, columns: 3 }, '年　　　月　　　日　', sealFootLook)
  }
  paper.sheet.height(paper.row, sealTopHeight)
  paper.sheet.height(paper.row + 1, sealFootHeight)
  paper.row += 2
  const row = paper.row - 3
  return boxes.map((_, index) => ({
    row,
    column: index * 3 + 2,
    right: 8,
    down: 5,
    diameter: 42,
    text: '盖章处',
  }))
}
