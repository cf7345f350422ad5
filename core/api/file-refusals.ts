/** Why the guard and the reader of uploads refuse a workbook, whatever it holds. */
export const workbookRefusals = [
  'not-a-workbook',
  'workbook-encrypted',
  'workbook-old-format',
  'workbook-macro',
  'workbook-active-content',
  'workbook-too-large',
  'workbook-bomb',
  'workbook-damaged',
  'workbook-too-many-parts',
  'workbook-too-many-rows',
  'workbook-unsafe-xml',
  'workbook-chart-sheet',
] as const

/** Why a workbook that should hold one of our forms is refused beside that. */
export const formRefusals = [
  ...workbookRefusals,
  'workbook-time-out',
  'workbook-no-form',
  'template-outdated',
  'template-newer',
] as const

/** Why a file of boundaries is refused. */
export const boundaryRefusals = [
  'boundary-bomb',
  'boundary-damaged',
  'boundary-part-missing',
  'boundary-too-many',
  'boundary-empty',
  'boundary-number',
  'boundary-crs',
] as const
