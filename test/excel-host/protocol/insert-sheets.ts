import { absoluteText } from '../model/area.ts'
import type { NameContent } from '../model/defined-name.ts'
import { followRenames } from '../model/references.ts'
import type { Sheet } from '../model/sheet.ts'
import { freeSheetName } from '../model/sheet-name.ts'
import { type LookMap, lookMap, takeOver } from '../model/take-over.ts'
import type { Workbook } from '../model/workbook.ts'
import type { Arguments } from './arguments.ts'
import { fromBase64 } from './base64.ts'
import { HostError } from './host-error.ts'
import { guardStructure } from './lookup.ts'
import type { Session } from './session.ts'

/**
 * workbook.insertWorksheetsFromBase64. A taken name gets " (2)"; names of the source come as #REF! unless that trouble
 * is switched off (office-js #3583); custom XML parts, settings and properties of the source stay behind.
 * @returns ids of the inserted sheets, in their order
 */
export function insertSheets(workbook: Workbook, args: Arguments, session: Session): readonly string[] {
  guardStructure(workbook, args.member)
  if (session.troubles.refuseInsertedSheets) throw new HostError('GeneralException', args.member)
  const bytes = fromBase64(args.text(0))
  if (bytes === null) throw args.invalid()
  const source = load(bytes, args, session)
  const options = args.options(1)
  const wanted = sheetsNamed(source, options.sheetNamesToInsert, args)
  const position = positionOf(workbook, options, args)
  return bringSheets(workbook, source, wanted, position, session.troubles.brokenInsertedNames)
}

/**
 * Copies of these sheets, from the position on, with what follows them.
 * @param broken names of the source come as #REF!
 * @returns their ids, in their order
 */
export function bringSheets(
  workbook: Workbook,
  source: Workbook,
  wanted: readonly Sheet[],
  position: number,
  broken: boolean,
): readonly string[] {
  const looks = lookMap(workbook, source)
  const made = wanted.map((sheet, index) => insertOne(workbook, sheet, position + index, looks))
  const renamed = made.filter(({ original, copy }) => original.name !== copy.name)
  const renames = new Map(renamed.map(({ original, copy }) => [original.name, copy.name]))
  for (const { copy } of made) followRenames(copy, renames)
  bringNames(workbook, source, made, broken)
  return made.map(({ copy }) => copy.id)
}

interface Inserted {
  readonly original: Sheet
  readonly copy: Sheet
}

function load(bytes: Uint8Array, args: Arguments, session: Session): Workbook {
  try {
    return session.load(bytes)
  } catch {
    throw args.invalid()
  }
}

/** All sheets when none are named; one that is not there is ItemNotFound. */
function sheetsNamed(source: Workbook, names: unknown, args: Arguments): readonly Sheet[] {
  if (!Array.isArray(names) || names.length === 0) return source.sheets
  return names.map((name) => {
    const sheet = source.sheet(String(name))
    if (sheet === undefined) throw new HostError('ItemNotFound', args.member)
    return sheet
  })
}

/** At the end unless told (positionType: Beginning, End, Before, After a sheet). */
function positionOf(workbook: Workbook, options: Readonly<Record<string, unknown>>, args: Arguments): number {
  const { positionType = 'End', relativeTo } = options
  if (positionType === 'End') return workbook.sheets.length
  if (positionType === 'Beginning') return 0
  const sheet = typeof relativeTo === 'string' ? workbook.sheet(relativeTo) : args.nested(relativeTo)?.as('Worksheet')
  if (!sheet || (positionType !== 'Before' && positionType !== 'After')) throw args.invalid()
  return workbook.sheets.indexOf(sheet) + (positionType === 'After' ? 1 : 0)
}

function insertOne(workbook: Workbook, original: Sheet, position: number, looks: LookMap): Inserted {
  const name = freeSheetName(original.name, (candidate) => workbook.sheet(candidate) !== undefined)
  const copy = workbook.addSheet(name, position)
  takeOver(workbook, original, copy, looks)
  return { original, copy }
}

/** Names of the workbook that point into inserted sheets, where no name of that kind is there yet. */
function bringNames(workbook: Workbook, source: Workbook, made: readonly Inserted[], broken: boolean): void {
  const copies = new Map(made.map(({ original, copy }) => [original.id, copy.id]))
  const moved = (content: NameContent): NameContent | null => {
    if (content.kind !== 'area') return null
    const sheetId = copies.get(content.anchor.sheetId)
    const { area } = content.anchor
    if (sheetId === undefined || area === null) return null
    // "Excel returns its formula as =#REF!$[Location]" (office-js #3583).
    return broken
      ? { kind: 'formula', text: `=#REF!${absoluteText(area)}` }
      : { kind: 'area', anchor: { sheetId, area } }
  }
  for (const name of source.names.all()) {
    const content = moved(name.content)
    if (content === null || workbook.names.get(name.name) !== undefined) continue
    workbook.names.set({ ...name, content })
  }
  for (const { original, copy } of made) {
    for (const name of original.names.all()) copy.names.set({ ...name, content: moved(name.content) ?? name.content })
  }
}
