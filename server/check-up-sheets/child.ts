/* The child process that sets sheets. Started by press.ts only. */
import { checkUpSheet } from '#core/check-up-sheet/build.ts'
import type { CheckUpSheet } from '#core/check-up-sheet/sheet.ts'
import { ProblemError } from '#core/error/problem.ts'
import { SheetPrinter } from '#paper/check-up-sheet/print.ts'
import { type FontSet, openFonts } from '#paper/fonts/font-set.ts'
import { checkUpSheetWorkbook } from '#workbook/check-up-sheet/workbook.ts'
import type { BeginFile, PressReply, PressRequest, SheetMaterial } from './messages.ts'
import { wayOf } from './way.ts'

let fonts: FontSet | null = null
let printer: SheetPrinter | null = null

function sheetOf(material: SheetMaterial): CheckUpSheet {
  return checkUpSheet({ ...material, way: wayOf(material) })
}

function begin({ title, printedOn, explained, fallbackFont }: BeginFile): void {
  fonts ??= openFonts(fallbackFont)
  printer = new SheetPrinter(title, printedOn, fonts, { explained })
}

async function answer(request: PressRequest): Promise<PressReply> {
  if (request.kind === 'begin') {
    begin(request)
    return { kind: 'bytes', bytes: new Uint8Array(), unset: [] }
  }
  if (request.kind === 'workbook') {
    return { kind: 'bytes', bytes: checkUpSheetWorkbook(sheetOf(request.material)), unset: [] }
  }
  if (printer === null) throw new Error('no file was begun')
  if (request.kind === 'end') return { kind: 'bytes', bytes: await printer.end(), unset: [] }
  const unset: string[] = []
  for (const material of request.materials) {
    const sheet = sheetOf(material)
    if (request.strict) printer.add(sheet)
    else if (!printer.addOrTell(sheet)) unset.push(sheet.parcelCode)
  }
  return { kind: 'bytes', bytes: printer.take(), unset }
}

process.on('message', async (request: PressRequest) => {
  const reply = await answer(request).catch((error: unknown): PressReply => {
    // Anything else ends this process and reaches the server as our defect.
    if (!(error instanceof ProblemError)) throw error
    return { kind: 'refused', problem: error.problem }
  })
  process.send?.(reply)
})
