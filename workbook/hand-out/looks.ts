import { elementEnd, findElement, findElements } from '../xml/scan.ts'

/** The looks of a workbook's cells, to which looks like those there are can be added. */
export class CellLooks {
  #before: string
  readonly #after: string
  readonly #looks: string[]
  readonly #known = new Map<string, number>()
  readonly #fills = new Map<string, number>()

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

  /** The same look, its content at the right. */
  alignedRight(look: number): number {
    const present = this.#looks[look] ?? '<xf/>'
    return this.#add(present.replace(/\shorizontal="[^"]*"/, '').replace('<alignment', '<alignment horizontal="right"'))
  }

  /** The same look, on a ground of that colour (RGB in hex). */
  tinted(look: number, rgb: string): number {
    const present = (this.#looks[look] ?? '<xf/>').replace(/\sapplyFill="[^"]*"/, '')
    const fill = ` fillId="${this.#fill(rgb)}" applyFill="1"`
    return this.#add(
      present.includes(' fillId="') ? present.replace(/\sfillId="\d+"/, fill) : present.replace('<xf', `<xf${fill}`),
    )
  }

  toXml(): string {
    return `${this.#before}<cellXfs count="${this.#looks.length}">${this.#looks.join('')}</cellXfs>${this.#after}`
  }

  /** Index of a plain ground of that colour, which is put in where there is none. */
  #fill(rgb: string): number {
    const known = this.#fills.get(rgb)
    if (known !== undefined) return known
    const list = findElement(this.#before, 'fills')
    if (!list) throw new RangeError('the workbook has no fills')
    const end = elementEnd(this.#before, list)
    const inner = this.#before.slice(list.end, end - `</${list.name}>`.length)
    const index = findElements(inner, 'fill').length
    const added = `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`
    const fills = `<fills count="${index + 1}">${inner}${added}</fills>`
    this.#before = this.#before.slice(0, list.start) + fills + this.#before.slice(end)
    this.#fills.set(rgb, index)
    return index
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
