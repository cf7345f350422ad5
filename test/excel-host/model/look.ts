/** How a cell looks and whether it is locked. Colours are '#RRGGBB'. */
export interface Look {
  readonly numberFormat: string
  /** Null: no fill. */
  readonly fill: string | null
  readonly fontName: string
  readonly fontSize: number
  readonly fontColor: string
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: string
  readonly strikethrough: boolean
  readonly horizontal: string
  readonly vertical: string
  readonly wrap: boolean
  readonly indent: number
  readonly locked: boolean
  readonly formulaHidden: boolean
  /** The border element as the file has it; borders are kept and not edited. */
  readonly border: string
}

export const plainLook: Look = {
  numberFormat: 'General',
  fill: null,
  fontName: '等线',
  fontSize: 11,
  fontColor: '#000000',
  bold: false,
  italic: false,
  underline: 'None',
  strikethrough: false,
  horizontal: 'General',
  vertical: 'Bottom',
  wrap: false,
  indent: 0,
  locked: true,
  formulaHidden: false,
  border: '',
}

/** The looks of one workbook, each once; cells hold their numbers. 0 is the plain one. */
export class LookBook {
  readonly #looks: Look[] = []
  readonly #ids = new Map<string, number>()

  constructor(first: Look = plainLook) {
    this.idOf(first)
  }

  get(id: number): Look {
    return this.#looks[id] ?? plainLook
  }

  get size(): number {
    return this.#looks.length
  }

  idOf(look: Look): number {
    const key = JSON.stringify(Object.entries(look).sort(([a], [b]) => (a < b ? -1 : 1)))
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    this.#looks.push(look)
    this.#ids.set(key, this.#looks.length - 1)
    return this.#looks.length - 1
  }

  changed(id: number, change: Partial<Look>): number {
    return this.idOf({ ...this.get(id), ...change })
  }
}
