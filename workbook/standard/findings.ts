/** Where something stands in a workbook: sheet and heading as the program shows them, row from 1. */
export interface SheetPlace {
  readonly sheet: string
  readonly row: number | null
  readonly column: string | null
  /** A1 address. */
  readonly cell: string | null
}

export type Path = readonly (string | number)[]

export interface WorkbookFault extends SheetPlace {
  /** In the standard's JSON. */
  readonly path: Path
  /** In Chinese: why, and what to do. */
  readonly message: string
}

/** What is found while a workbook is read: faults, notices, and where each part of the standard stands. */
export class Findings {
  readonly faults: WorkbookFault[] = []
  readonly notices: string[] = []
  readonly #places = new Map<string, SheetPlace>()

  locate(path: Path, place: SheetPlace): void {
    this.#places.set(path.join('/'), place)
  }

  fault(path: Path, place: SheetPlace, message: string): void {
    this.faults.push({ ...place, path, message })
  }

  /** The place of a part, or of the nearest thing around it that has one. */
  placeOf(path: Path): SheetPlace | null {
    for (let length = path.length; length > 0; length -= 1) {
      const place = this.#places.get(path.slice(0, length).join('/'))
      if (place !== undefined) return place
    }
    return null
  }

  /** Whether a fault is told of this part already, of something around it, or, of a part of an entry, of something in it. */
  isTold(path: Path): boolean {
    const begins = (whole: Path, part: Path): boolean => part.every((key, index) => whole[index] === key)
    const isInEntry = path.length > 2
    return this.faults.some((fault) => begins(path, fault.path) || (isInEntry && begins(fault.path, path)))
  }
}
