import { elementEnd, findElement, findElements } from '../xml/scan.ts'

/** The looks of a workbook's cells, to which looks like those there are can be added. */
export class CellLooks {
  readonly #before: string
  readonly #after: string
  readonly #looks: string[]
  readonly #known = new Map<string, number>()

  /** @param xml the styles part; throws RangeError when it lists no looks */
  constructor(xml: string) {
    const list = findElement(xml, 'cellXfs')
    if (!list) throw new RangeError('the workbook has no cellXfs')
    const end = elementEnd(xml, list)
    this.#before = xml.slice(0, list.start)
    this.#after = xml.slice(end)
    const inner = xml.slice(list.end, end)
    this.#looks = findElements(inner, 'xf').map((tag) => inner.slice(tag.start, elementEnd(inner, tag)))
  }

  /** The same look, locked, on the ground of another. */
  lockedLike(look: number, ground: number): number {
    const fill = /\sfillId="\d+"/.exec(this.#looks[ground] ?? '')?.[0] ?? ''
    return this.#add(this.#locked(look).replace(/\sfillId="\d+"/, fill))
  }

  /** The same look, locked, on white paper. */
  plain(look: number): number {
    return this.#add(this.#locked(look).replace(/\sfillId="\d+"/, ' fillId="0"'))
  }

  toXml(): string {
    return `${this.#before}<cellXfs count="${this.#looks.length}">${this.#looks.join('')}</cellXfs>${this.#after}`
  }

  /** Cells are locked unless their look says otherwise. */
  #locked(look: number): string {
    return (this.#looks[look] ?? '<xf/>').replace(/<protection\b[^>]*\/>/, '')
  }

  #add(xml: string): number {
    const known = this.#known.get(xml)
    if (known !== undefined) return known
    const index = this.#looks.push(xml) - 1
    this.#known.set(xml, index)
    return index
  }
}
