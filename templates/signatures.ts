import type { FieldPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import type { SheetDraft } from '#workbook/build.ts'
import type { PaperDraft } from './paper-draft.ts'
import { promiseLook, sealFootLook, sealTopLook } from './paper-looks.ts'

/** Who signs what: the land user on the left, the 街镇 on the right. */
const signers = [
  { fields: ['fillPerson', 'fillPhone', 'fillDate'], box: '用地主体（盖章）' },
  {
    fields: ['townReviewer', 'townReviewDate', 'townOpinion'],
    box: '街镇审核意见（盖章）\n\n审核人（签字）：',
  },
] as const

const promise = '本单位承诺所填内容真实、完整，如有不实，愿承担相应责任。'
/** 60 mm together. */
const sealTopHeight = 146
const sealFootHeight = 24

export function isSignatureField(field: FieldPlan): boolean {
  return signers.some((signer) => (signer.fields as readonly string[]).includes(field.key))
}

/** The promise, who fills and who reviews side by side, and two boxes for the seals. */
export function putSignatures(paper: PaperDraft, plan: SheetPlan): NonNullable<SheetDraft['seals']> {
  paper.putAcross(promise, promiseLook, 24)
  const [left, right] = signers.map((signer) =>
    signer.fields.flatMap((key) => plan.fields.filter((field) => field.key === key)),
  )
  for (const [index, field] of (left ?? []).entries()) {
    paper.putLine({ kind: 'pair', left: field, right: right?.[index] ?? null })
  }
  for (const [index, { box }] of signers.entries()) {
    paper.sheet.put({ row: paper.row, column: index * 3, columns: 3 }, box, sealTopLook)
    paper.sheet.put({ row: paper.row + 1, column: index * 3, columns: 3 }, '年　　　月　　　日　', sealFootLook)
  }
  paper.sheet.height(paper.row, sealTopHeight)
  paper.sheet.height(paper.row + 1, sealFootHeight)
  paper.row += 2
  const row = paper.row - 3
  return signers.map((_, index) => ({
    row,
    column: index * 3 + 2,
    right: 8,
    down: 5,
    diameter: 42,
    text: '盖章处',
  }))
}
