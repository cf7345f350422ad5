import type { FieldPlan, SectionPlan } from '#core/form/sheet-plan.ts'

/** One line of a paper form: one field over its whole width, or two beside each other. */
export type PaperLine =
  | { readonly kind: 'wide'; readonly field: FieldPlan }
  | { readonly kind: 'pair'; readonly left: FieldPlan; readonly right: FieldPlan | null }

/** By section: the keys of fields that are read together, left and right; one alone has the whole width. */
export type PairsOfSections = Readonly<Record<string, readonly (readonly [left: string, right?: string])[]>>

/**
 * The lines of a section: those that are read together first; then plain fields two a line, then each field that has an explanation with the explanation beside
 * it; further explanations, and a last field without a neighbour, over the whole width.
 */
export function paperLines(section: SectionPlan, pairs: PairsOfSections[string] = []): readonly PaperLine[] {
  const together = pairs.flatMap(([left, right]): readonly PaperLine[] => {
    const [one, other] = [left, right].map((key) => section.fields.find((field) => field.key === key))
    if (one === undefined) return []
    return right === undefined ? [{ kind: 'wide', field: one }] : [pair(one, other)]
  })
  const placed = new Set<string | undefined>(pairs.flat())
  return [...together, ...restLines({ ...section, fields: section.fields.filter(({ key }) => !placed.has(key)) })]
}

function restLines(section: SectionPlan): readonly PaperLine[] {
  const explanations = section.fields.filter((field) => field.explains !== null)
  const explained = section.fields.filter((field) => explanations.some((one) => one.explains === field.key))
  const plain = section.fields.filter((field) => field.explains === null && !explained.includes(field))
  const beside = explained.flatMap((field) => {
    const [first, ...more] = explanations.filter((one) => one.explains === field.key)
    return [pair(field, first), ...more.map((one) => ({ kind: 'wide', field: one }) as const)]
  })
  const elsewhere = explanations.filter((one) => !explained.some((field) => field.key === one.explains))
  return [...paired(plain), ...beside, ...paired(elsewhere)]
}

function paired(fields: readonly FieldPlan[]): readonly PaperLine[] {
  const narrow = fields.filter((field) => !isWide(field))
  const lines: PaperLine[] = []
  for (let index = 0; index < narrow.length; index += 2) {
    const left = narrow[index]
    if (left) lines.push(pair(left, narrow[index + 1]))
  }
  return [...lines, ...fields.filter(isWide).map((field) => ({ kind: 'wide', field }) as const)]
}

function pair(left: FieldPlan, right: FieldPlan | undefined): PaperLine {
  return { kind: 'pair', left, right: right ?? null }
}

/** Long text that explains nothing beside it. */
function isWide(field: FieldPlan): boolean {
  return field.multiline && field.explains === null
}
