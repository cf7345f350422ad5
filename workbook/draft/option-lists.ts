import { addressOf, columnLetters, quoteSheet } from '../address.ts'
import type { SheetDraft } from '../build.ts'
import { body } from './palette.ts'
import { DraftSheet } from './sheet-draft.ts'

const optionSheetName = '选项'

/** The drop-downs of a workbook, each list once, in a hidden sheet: inline lists end at 255 characters. */
export class OptionLists {
  readonly #lists: (readonly string[])[] = []

  /** The reference a drop-down points at. */
  reference(options: readonly string[]): string {
    const text = options.join('\n')
    let index = this.#lists.findIndex((list) => list.join('\n') === text)
    if (index === -1) index = this.#lists.push(options) - 1
    const column = columnLetters(index)
    return `${quoteSheet(optionSheetName)}!$${column}$1:$${column}$${options.length}`
  }

  toSheet(): SheetDraft {
    const sheet = new DraftSheet(optionSheetName)
    for (const [column, list] of this.#lists.entries()) {
      for (const [index, option] of list.entries()) {
        sheet.put({ row: index + 1, column }, option, { font: body(10.5), numFmt: '@' })
      }
    }
    return sheet.finish({ hidden: true, rowHeight: 18, selected: addressOf(1, 0) })
  }
}
