import type { Area } from './area.ts'

/** As office.js says it (DataValidationRule): one key, its kind, with its settings. */
export interface ValidationRule {
  readonly list?: { readonly inCellDropDown: boolean; readonly source: string }
  readonly custom?: { readonly formula: string }
  readonly wholeNumber?: BasicRule
  readonly decimal?: BasicRule
  readonly textLength?: BasicRule
  readonly date?: BasicRule
  readonly time?: BasicRule
}

export interface BasicRule {
  readonly formula1: string | number
  readonly formula2?: string | number
  readonly operator: string
}

export interface ValidationPrompt {
  readonly showPrompt: boolean
  readonly title: string
  readonly message: string
}

export interface ValidationAlert {
  readonly showAlert: boolean
  readonly style: 'Stop' | 'Warning' | 'Information'
  readonly title: string
  readonly message: string
}

export interface Validation {
  readonly areas: readonly Area[]
  readonly rule: ValidationRule
  readonly ignoreBlanks: boolean
  readonly prompt: ValidationPrompt
  readonly errorAlert: ValidationAlert
}

export const noPrompt: ValidationPrompt = { showPrompt: true, title: '', message: '' }
export const standardAlert: ValidationAlert = { showAlert: true, style: 'Stop', title: '', message: '' }
