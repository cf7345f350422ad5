import type { Abilities } from '../spreadsheet.ts'

/** Sets beyond are none of this decade: a host that says yes to everything is not asked for ever. */
const highest = 60

/** The n of the highest ExcelApi 1.n that this Excel says it supports; sets are cumulative. */
export function apiLevel(): number {
  let level = 0
  while (level < highest && Office.context.requirements.isSetSupported('ExcelApi', `1.${level + 1}`)) level += 1
  return level
}

/** Least levels of the calls we make, from the `[Api set: …]` notes of @types/office-js. */
export const needs = {
  customXml: 5,
  conditionalFormats: 6,
  sheetEvents: 7,
  freezing: 7,
  newWorkbook: 8,
  workbookEvents: 9,
  rangeAreas: 9,
  comments: 10,
  mergedAreas: 13,
  insertedSheets: 13,
  triggerSource: 14,
  renameEvents: 17,
} as const

export function abilitiesAt(level: number): Abilities {
  return {
    followsEdits: level >= needs.sheetEvents,
    marks: level >= needs.conditionalFormats,
    notes: level >= needs.comments,
    insertsSheets: level >= needs.insertedSheets,
    opensWorkbooks: level >= needs.newWorkbook,
    // A sheet is known as ours by a name of its own, which the manifest's floor of 1.4 has.
    writesReports: true,
  }
}

const platforms: Readonly<Record<string, string>> = {
  PC: 'Windows',
  OfficeOnline: '网页版',
  Mac: 'Mac',
  iOS: 'iPad',
  Android: 'Android',
  Universal: 'Windows',
}

/** Excel 16.0.14332（Windows），ExcelApi 1.14 */
export function programText(level: number): string {
  const { diagnostics } = Office.context
  const platform = platforms[diagnostics.platform] ?? String(diagnostics.platform)
  return `Excel ${diagnostics.version}（${platform}），ExcelApi 1.${level}`
}
