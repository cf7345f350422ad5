/** What a user may still do on a protected sheet, as office.js names it (WorksheetProtectionOptions). */
export const protectionOptions = [
  'allowAutoFilter',
  'allowDeleteColumns',
  'allowDeleteRows',
  'allowEditObjects',
  'allowEditScenarios',
  'allowFormatCells',
  'allowFormatColumns',
  'allowFormatRows',
  'allowInsertColumns',
  'allowInsertHyperlinks',
  'allowInsertRows',
  'allowPivotTables',
  'allowSort',
] as const

export type ProtectionOption = (typeof protectionOptions)[number]

export interface Protection {
  readonly allowed: ReadonlySet<ProtectionOption>
  readonly selectionMode: 'Normal' | 'Unlocked' | 'None'
  /** The password, or null when there is none. */
  readonly password: PasswordCheck | null
}

/** A password set here is known; one of a file is known as its hash only, so that nothing opens it. */
export type PasswordCheck = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file' }
