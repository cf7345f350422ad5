import { decode } from '#workbook/xml/scan.ts'
import { type ConditionalFormat, plainConditionalLook } from '../model/conditional-format.ts'
import type { BasicRule, Validation, ValidationRule } from '../model/validation.ts'
import { areasIn } from './read-sheet.ts'
import type { Styles } from './read-styles.ts'
import { capitalised, element, elements, isOn, textIn, type XmlElement } from './xml.ts'

const formatTypes: Readonly<Record<string, string>> = {
  expression: 'Custom',
  cellIs: 'CellValue',
  colorScale: 'ColorScale',
  dataBar: 'DataBar',
  iconSet: 'IconSet',
  top10: 'TopBottom',
  containsText: 'ContainsText',
  notContainsText: 'ContainsText',
  beginsWith: 'ContainsText',
  endsWith: 'ContainsText',
}

/** Conditional formats with priorities counted from 0. */
export function readConditionalFormats(
  tail: string,
  styles: Styles['conditional'],
  nextId: () => string,
): ConditionalFormat[] {
  const found = elements(tail, 'conditionalFormatting').flatMap(({ attributes, inner }) =>
    elements(inner, 'cfRule').map((rule): ConditionalFormat => {
      const style = styles[Number(rule.attributes.get('dxfId') ?? -1)]
      const formula = textIn(rule.inner, 'formula')
      return {
        id: nextId(),
        type: formatTypes[rule.attributes.get('type') ?? ''] ?? 'PresetCriteria',
        areas: [...areasIn(attributes.get('sqref'))],
        priority: Number(rule.attributes.get('priority') ?? 0),
        stopIfTrue: isOn(rule.attributes.get('stopIfTrue')),
        formula: formula === '' ? '' : `=${formula}`,
        look: { ...(style?.look ?? plainConditionalLook()) },
        source: rule.outer,
        ...(style === undefined ? {} : { dxf: style.dxf }),
      }
    }),
  )
  const order = [...found].sort((a, b) => a.priority - b.priority)
  for (const [index, format] of order.entries()) format.priority = index
  return found
}

const ruleKinds = {
  whole: 'wholeNumber',
  decimal: 'decimal',
  date: 'date',
  time: 'time',
  textLength: 'textLength',
} as const

/** Data validations, also those that Excel keeps in its extension because their list lies on another sheet. */
export function readValidations(tail: string): Validation[] {
  return elements(tail, 'dataValidation').flatMap((one): Validation[] => {
    const { attributes, inner } = one
    const rule = readRule(one)
    if (rule === null) return []
    return [
      {
        areas: areasIn(attributes.get('sqref') ?? textIn(inner, 'sqref')),
        rule,
        ignoreBlanks: isOn(attributes.get('allowBlank')),
        prompt: {
          showPrompt: isOn(attributes.get('showInputMessage')),
          title: attributes.get('promptTitle') ?? '',
          message: attributes.get('prompt') ?? '',
        },
        errorAlert: {
          showAlert: isOn(attributes.get('showErrorMessage')),
          style: alertStyle(attributes.get('errorStyle')),
          title: attributes.get('errorTitle') ?? '',
          message: attributes.get('error') ?? '',
        },
      },
    ]
  })
}

function alertStyle(style: string | undefined): 'Stop' | 'Warning' | 'Information' {
  if (style === 'warning') return 'Warning'
  return style === 'information' ? 'Information' : 'Stop'
}

function readRule({ attributes, inner }: XmlElement): ValidationRule | null {
  const formula1 = formulaIn(inner, 'formula1')
  const type = attributes.get('type') ?? 'none'
  if (type === 'list') {
    const literal = /^"([\s\S]*)"$/.exec(formula1)?.[1]
    const source = literal === undefined ? `=${formula1}` : literal.replaceAll('""', '"')
    // In a file "showDropDown" hides the arrow.
    return { list: { inCellDropDown: !isOn(attributes.get('showDropDown')), source } }
  }
  if (type === 'custom') return { custom: { formula: `=${formula1}` } }
  const kind = Object.entries(ruleKinds).find(([name]) => name === type)?.[1]
  if (kind === undefined) return null
  const formula2 = formulaIn(inner, 'formula2')
  const basic: BasicRule = {
    formula1: operand(formula1),
    ...(formula2 === '' ? {} : { formula2: operand(formula2) }),
    operator: operatorName(attributes.get('operator') ?? 'between'),
  }
  return { [kind]: basic }
}

/** Also in the extension, where the formula lies one deeper. */
function formulaIn(inner: string, local: string): string {
  const formula = element(inner, local)?.inner ?? ''
  return decode(element(formula, 'f')?.inner ?? formula)
}

function operand(formula: string): string | number {
  return formula.trim() === '' || Number.isNaN(Number(formula)) ? `=${formula}` : Number(formula)
}

/** equal → EqualTo, greaterThanOrEqual → GreaterThanOrEqualTo, between → Between. */
function operatorName(operator: string): string {
  return capitalised(operator).replace(/Equal$/, 'EqualTo')
}
