import type { CellRule } from '../build.ts'
import type { OptionLists } from '../draft/option-lists.ts'
import { day } from './cell-kind.ts'
import type { Column } from './column.ts'

/** Prompts end at 255 characters, their titles at 32. */
const longestPrompt = 255

/** The prompt of a cell, with the drop-down where its list is closed and the refusal of what is no day. */
export function ruleOf({ heading, kind, help }: Column, range: string, options: OptionLists): CellRule {
  const list = kind.options !== null && !kind.isMany ? kind.options : null
  const several = kind.isMany && kind.options !== null ? `可填：${kind.options.join('、')}。` : ''
  const prompt = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: heading,
    inputMessage: `${help}${several}`.slice(0, longestPrompt),
  }
  if (kind === day) {
    return {
      ...prompt,
      type: 'date',
      operator: 'greaterThanOrEqual',
      formula1: '1',
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: heading,
      errorMessage: '请填年月日，如 2026-01-01。',
    }
  }
  if (list === null) return { ...prompt, type: 'custom', formula1: 'TRUE' }
  return {
    ...prompt,
    type: 'list',
    formula1: options.reference(list),
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: heading,
    errorMessage: '请从下拉列表中选。',
  }
}
