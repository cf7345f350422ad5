import { elementEnd, localName, nextTag } from '#workbook/xml/scan.ts'

/** Children of a worksheet in the order the standard asks for (ISO 29500, CT_Worksheet). */
const order = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

interface Child {
  readonly name: string
  readonly xml: string
}

/** A sheet part as its children: some are replaced, all others stay as they are. */
export class SheetDocument {
  readonly #opening: string
  readonly #closing: string
  #children: readonly Child[]

  constructor(xml: string) {
    const root = nextTag(xml, 0)
    if (root === null || root.name !== 'worksheet')
      throw new RangeError(`a part of ${root?.name ?? 'nothing'} cannot be saved`)
    const children: Child[] = []
    let at = root.end
    for (let tag = nextTag(xml, at); tag !== null && tag.kind !== 'close'; tag = nextTag(xml, at)) {
      const end = elementEnd(xml, tag)
      children.push({ name: localName(tag.name), xml: xml.slice(tag.start, end) })
      at = end
    }
    const isEmpty = root.kind === 'empty'
    this.#opening = isEmpty ? `${xml.slice(0, root.end - 2)}>` : xml.slice(0, root.end)
    this.#closing = isEmpty ? '</worksheet>' : xml.slice(at)
    this.#children = children
  }

  /** All children of a name as text, '' when there are none. */
  get(name: string): string {
    return this.#children.flatMap((child) => (child.name === name ? [child.xml] : [])).join('')
  }

  has(name: string): boolean {
    return this.#children.some((child) => child.name === name)
  }

  /** In the place of all children of that name; '' takes them away. */
  set(name: string, xml: string): void {
    const others = this.#children.filter((child) => child.name !== name)
    if (xml === '') {
      this.#children = others
      return
    }
    const rank = order.indexOf(name)
    const at = others.findIndex((child) => order.indexOf(child.name) > rank)
    this.#children = [
      ...others.slice(0, at === -1 ? undefined : at),
      { name, xml },
      ...(at === -1 ? [] : others.slice(at)),
    ]
  }

  toXml(): string {
    return this.#opening + this.#children.map(({ xml }) => xml).join('') + this.#closing
  }
}
