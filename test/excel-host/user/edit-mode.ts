import { type Area, areaText, sheetPrefix } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Cells } from '../protocol/lookup.ts'

/** A cell open for editing, and the batches that wait for its end. */
export class EditMode {
  #cell: Cells | null = null
  #waiting: (() => void)[] = []

  get cell(): Cells | null {
    return this.#cell
  }

  get address(): string | null {
    return this.#cell === null ? null : `${sheetPrefix(this.#cell.sheet.name)}!${areaText(this.#cell.area)}`
  }

  start(sheet: Sheet, area: Area): void {
    this.#cell = { sheet, area }
  }

  /** Lets the batches run that wait, in their order. */
  end(): void {
    this.#cell = null
    const waiting = this.#waiting
    this.#waiting = []
    for (const run of waiting) run()
  }

  /** Calls back when the editing ends. */
  wait(run: () => void): void {
    this.#waiting.push(run)
  }
}
