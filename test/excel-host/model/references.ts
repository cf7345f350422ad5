import { sheetPrefix } from './area.ts'
import type { Sheet } from './sheet.ts'
import type { ValidationRule } from './validation.ts'

/** Old name of a sheet to its new one. */
export type Renames = ReadonlyMap<string, string>

const quotedText = /"(?:[^"]|"")*"/y

/** A formula whose references follow renamed sheets; quoted text stays. */
export function renamedFormula(formula: string, renames: Renames): string {
  let result = ''
  for (let at = 0; at < formula.length; ) {
    quotedText.lastIndex = at
    const text = quotedText.exec(formula)?.[0]
    const hit = text === undefined ? referenceAt(formula, at, renames) : null
    if (hit !== null) result += hit.text
    else result += text ?? formula.charAt(at)
    at += hit?.length ?? text?.length ?? 1
  }
  return result
}

function referenceAt(
  formula: string,
  at: number,
  renames: Renames,
): { readonly text: string; readonly length: number } | null {
  for (const [before, after] of renames) {
    for (const written of [`'${before.replaceAll("'", "''")}'!`, `${before}!`]) {
      const isWhole = written.startsWith("'") || !/[\p{L}\p{N}_.']/u.test(formula.charAt(at - 1))
      if (isWhole && formula.startsWith(written, at)) return { text: `${sheetPrefix(after)}!`, length: written.length }
    }
  }
  return null
}

/** Lets everything written on a sheet follow renamed sheets: formulas of cells, validations and conditional formats. */
export function followRenames(sheet: Sheet, renames: Renames): void {
  if (renames.size === 0) return
  for (const row of sheet.rows) {
    row?.formulas.forEach((formula, column) => {
      if (formula?.includes('!') === true) row.formulas[column] = renamedFormula(formula, renames)
    })
  }
  sheet.validations = sheet.validations.map((one) => ({ ...one, rule: renamedRule(one.rule, renames) }))
  for (const format of sheet.formats) format.formula = renamedFormula(format.formula, renames)
}

function renamedRule(rule: ValidationRule, renames: Renames): ValidationRule {
  if (rule.list?.source.startsWith('=') === true) {
    return { list: { ...rule.list, source: renamedFormula(rule.list.source, renames) } }
  }
  if (rule.custom !== undefined) return { custom: { formula: renamedFormula(rule.custom.formula, renames) } }
  return rule
}
