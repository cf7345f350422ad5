import type { FieldPlan, Formula, ValidationPlan, ValidationRule } from '#core/form/sheet-plan.ts'
import type { CellFormat, CellRule } from '#workbook/build.ts'
import type { OptionLists } from '#workbook/draft/option-lists.ts'
import { fill, missingEdge, missingFill, restFill, side, thinBox } from '#workbook/draft/palette.ts'

/** Where the cell of a field stands, as a formula writes it: $C$5 on paper, $C7 for the first row of a table. */
export type CellReference = (key: string) => string

/** The formula with its places filled in, without '='. */
export function formulaText(formula: Formula, reference: CellReference): string {
  return formula.map((part) => (typeof part === 'string' ? part : reference(part.cell))).join('')
}

/** The cell's own validation over a range, with its prompt and its stop message. */
export function cellRule(
  plan: ValidationPlan,
  range: string,
  reference: CellReference,
  options: OptionLists,
): CellRule {
  return {
    ...ruleOf(plan.rule, reference, options),
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: plan.prompt.title,
    inputMessage: plan.prompt.text,
    showErrorMessage: true,
    errorStyle: plan.severity,
    errorTitle: plan.stop.title,
    errorMessage: plan.stop.text,
  }
}

function ruleOf(rule: ValidationRule, reference: CellReference, options: OptionLists): Omit<CellRule, 'range'> {
  if (rule.type === 'list') return { type: 'list', formula1: options.reference(rule.options) }
  if (rule.type === 'custom') return { type: 'custom', formula1: formulaText(rule.formula, reference) }
  const [first, second] = rule.bounds
  return {
    type: rule.type,
    operator: rule.operator,
    formula1: String(first),
    ...(second === undefined ? {} : { formula2: String(second) }),
  }
}

/**
 * Looks that follow the content: a missing cell is red with a red edge, a cell whose condition does not hold is grey.
 * `active` is the formula that says whether the row is in use at all, '' where it always is; `edge` is the cell's right
 * line, which some programs take from the format alone.
 */
export function cellFormats(
  field: FieldPlan,
  range: string,
  reference: CellReference,
  active: string,
  nextPriority: () => number,
  edge: 'thin' | 'medium' = 'thin',
): readonly CellFormat[] {
  const { when, formula } = field.requirement
  if (field.kind === 'calculated' || when === 'never' || when === 'town-step') return []
  const condition = formula === null ? '' : formulaText(formula, reference)
  const blank = `LEN(TRIM(${reference(field.key)}))=0`
  const missing: CellFormat = {
    type: 'expression',
    priority: nextPriority(),
    range,
    formula: conjunction([active, blank, condition]),
    style: {
      fill: fill(missingFill),
      border: { ...thinBox, left: side('thin', missingEdge), right: side(edge) },
    },
  }
  if (condition === '') return [missing]
  const atRest: CellFormat = {
    type: 'expression',
    priority: nextPriority(),
    range,
    formula: conjunction([active, `NOT(${condition})`]),
    style: { fill: fill(restFill), border: { ...thinBox, right: side(edge) } },
  }
  return [missing, atRest]
}

function conjunction(formulas: readonly string[]): string {
  const present = formulas.filter((formula) => formula !== '')
  return present.length === 1 ? (present[0] ?? '') : `AND(${present.join(',')})`
}
