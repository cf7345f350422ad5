import { escapeXml } from '#workbook/xml/escape.ts'
import { type Area, areaText } from '../model/area.ts'
import type { ConditionalFormat } from '../model/conditional-format.ts'
import type { Sheet } from '../model/sheet.ts'
import type { BasicRule, Validation, ValidationRule } from '../model/validation.ts'
import type { SheetDocument } from './sheet-document.ts'
import type { StyleWriter } from './write-styles.ts'

/**
 * Conditional formats and validations, when they changed or come from another file.
 * @throws RangeError where a part of them lies in Excel's extension, which is not written.
 */
export function writeRules(document: SheetDocument, before: Sheet, after: Sheet, styles: StyleWriter): void {
  const extension = document.get('extLst')
  if (JSON.stringify(before.formats) !== JSON.stringify(after.formats)) {
    if (extension.includes(':conditionalFormatting'))
      throw new RangeError(`conditional formats of ${after.name} lie in an extension`)
    const formats = [...after.formats].sort((a, b) => a.priority - b.priority)
    document.set('conditionalFormatting', formats.map((format, index) => formatXml(format, index + 1, styles)).join(''))
  }
  if (JSON.stringify(before.validations) !== JSON.stringify(after.validations)) {
    if (extension.includes(':dataValidation')) throw new RangeError(`validations of ${after.name} lie in an extension`)
    document.set('dataValidations', validationsXml(after.validations))
  }
}

export function sqref(areas: readonly Area[]): string {
  return areas.map(areaText).join(' ')
}

function formatXml(format: ConditionalFormat, priority: number, styles: StyleWriter): string {
  const open = `<conditionalFormatting sqref="${sqref(format.areas)}">`
  const look = ` dxfId="${styles.conditionalNumber(format)}"`
  if (format.source !== undefined && format.type !== 'Custom') {
    const hasLook = /\sdxfId="/.test(format.source)
    const rule = format.source
      .replace(/\spriority="\d+"/, ` priority="${priority}"`)
      .replace(/\sdxfId="\d+"/, hasLook ? look : '')
    return `${open}${rule}</conditionalFormatting>`
  }
  const stop = format.stopIfTrue ? ' stopIfTrue="1"' : ''
  const formula = escapeXml(format.formula.replace(/^=/, ''))
  return `${open}<cfRule type="expression"${look} priority="${priority}"${stop}><formula>${formula}</formula></cfRule></conditionalFormatting>`
}

function validationsXml(validations: readonly Validation[]): string {
  const found = validations.filter(({ rule }) => Object.keys(rule).length > 0)
  if (found.length === 0) return ''
  return `<dataValidations count="${found.length}">${found.map(validationXml).join('')}</dataValidations>`
}

function validationXml({ areas, rule, ignoreBlanks, prompt, errorAlert }: Validation): string {
  const flags = [
    ignoreBlanks ? ' allowBlank="1"' : '',
    prompt.showPrompt ? ' showInputMessage="1"' : '',
    errorAlert.showAlert ? ' showErrorMessage="1"' : '',
    errorAlert.style === 'Stop' ? '' : ` errorStyle="${errorAlert.style.toLowerCase()}"`,
    text('errorTitle', errorAlert.title),
    text('error', errorAlert.message),
    text('promptTitle', prompt.title),
    text('prompt', prompt.message),
  ]
  const [type, formulas] = ruleXml(rule)
  return `<dataValidation${type}${flags.join('')} sqref="${sqref(areas)}">${formulas}</dataValidation>`
}

/** Line ends in an attribute would be read as blanks. */
function text(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escapeXml(value).replaceAll('\n', '&#10;')}"`
}

const fileKinds = {
  wholeNumber: 'whole',
  decimal: 'decimal',
  textLength: 'textLength',
  date: 'date',
  time: 'time',
} as const

function ruleXml(rule: ValidationRule): readonly [type: string, formulas: string] {
  if (rule.list !== undefined) {
    const { source, inCellDropDown } = rule.list
    const formula = source.startsWith('=') ? source.slice(1) : `"${source.replaceAll('"', '""')}"`
    return [` type="list"${inCellDropDown ? '' : ' showDropDown="1"'}`, `<formula1>${escapeXml(formula)}</formula1>`]
  }
  if (rule.custom !== undefined) return [' type="custom"', `<formula1>${operandXml(rule.custom.formula)}</formula1>`]
  for (const kind of ['wholeNumber', 'decimal', 'textLength', 'date', 'time'] as const) {
    const basic = rule[kind]
    if (basic !== undefined) return [` type="${fileKinds[kind]}"${operatorXml(basic)}`, operandsXml(basic)]
  }
  return ['', '']
}

/** Between is what a file means without an operator. */
function operatorXml({ operator }: BasicRule): string {
  const name = operator.replace(/EqualTo$/, 'Equal')
  return name === 'Between' ? '' : ` operator="${name.charAt(0).toLowerCase()}${name.slice(1)}"`
}

function operandsXml({ formula1, formula2 }: BasicRule): string {
  const second = formula2 === undefined ? '' : `<formula2>${operandXml(formula2)}</formula2>`
  return `<formula1>${operandXml(formula1)}</formula1>${second}`
}

function operandXml(operand: string | number): string {
  return escapeXml(String(operand).replace(/^=/, ''))
}
