import { areaText, parseArea } from '#workbook/address.ts'
import type { NamedCells } from '#workbook/defined-names.ts'
import type { Batches } from './batches.ts'
import { isBroken, loadNames, referenceOf } from './named-items.ts'
import { rangeAt } from './range-at.ts'

/** Names of the workbook that point nowhere. */
export async function brokenNames(batches: Batches): Promise<ReadonlySet<string>> {
  return await batches.run(async (context) => {
    const { names } = context.workbook
    loadNames(names)
    await context.sync()
    return new Set(names.items.filter(isBroken).map((item) => item.name))
  })
}

/**
 * Names of inserted sheets arrive as #REF!, or not at all (office-js #3583): broken ones go and every name of the file
 * is there again. A name that an earlier copy of the sheet holds stays with that; ours is then the sheet's own.
 * @param called what each sheet of the file is called here
 * @param before names that were broken before: the user's own
 */
export async function repairNames(
  batches: Batches,
  called: ReadonlyMap<string, string>,
  wanted: readonly NamedCells[],
  before: ReadonlySet<string>,
): Promise<void> {
  await batches.run(async (context) => {
    const ofWorkbook = context.workbook.names
    const sheets = [...called].map(([original, name]) => ({
      original,
      name,
      sheet: context.workbook.worksheets.getItem(name),
    }))
    loadNames(ofWorkbook)
    for (const { sheet } of sheets) loadNames(sheet.names)
    await context.sync()

    removeBroken(ofWorkbook, before)
    const taken = targets(ofWorkbook)
    for (const { original, name, sheet } of sheets) {
      removeBroken(sheet.names, new Set())
      const ours = wanted.filter((one) => one.sheet === original)
      repairSheet({ ofWorkbook, sheet, name, taken }, ours)
    }
    await context.sync()
  })
}

interface Repair {
  readonly ofWorkbook: Excel.NamedItemCollection
  readonly sheet: Excel.Worksheet
  readonly name: string
  /** Where the workbook's names point. */
  readonly taken: ReadonlyMap<string, string>
}

function repairSheet({ ofWorkbook, sheet, name, taken }: Repair, wanted: readonly NamedCells[]): void {
  const own = targets(sheet.names)
  for (const one of wanted) {
    const area = parseArea(one.area)
    if (area === null) continue
    const key = one.name.toLowerCase()
    const target = `${name}!${areaText(area)}`
    if (own.get(key) === target || (!one.local && taken.get(key) === target)) continue
    if (own.has(key)) sheet.names.getItem(one.name).delete()
    const home = one.local || taken.has(key) ? sheet.names : ofWorkbook
    home.add(one.name, rangeAt(sheet, areaText(area)))
  }
}

function removeBroken(names: Excel.NamedItemCollection, spared: ReadonlySet<string>): void {
  for (const item of names.items) if (isBroken(item) && !spared.has(item.name)) item.delete()
}

/** Where the names of a collection point, by their name in lower case; those that point to no cells are not there. */
function targets(names: Excel.NamedItemCollection): ReadonlyMap<string, string> {
  return new Map(
    names.items.flatMap((item) => {
      const reference = referenceOf(item)
      return reference === null ? [] : [[item.name.toLowerCase(), `${reference.sheet}!${areaText(reference.area)}`]]
    }),
  )
}
