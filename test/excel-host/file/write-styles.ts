import { strToU8 } from 'fflate'
import { folderOf, layoutOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { escapeXml } from '#workbook/xml/escape.ts'
import { elementEnd, findElement } from '#workbook/xml/scan.ts'
import type { ConditionalFormat, ConditionalLook } from '../model/conditional-format.ts'
import { type Look, type LookBook, plainLook } from '../model/look.ts'
import { builtInFormats } from './number-formats.ts'
import { readStyles } from './read-styles.ts'
import { elements } from './xml.ts'

/** The style part with looks added to it, each once. What is there keeps its numbers. */
export class StyleWriter {
  readonly #parts: Parts
  readonly #path: string
  readonly #looks: LookBook
  readonly #known = new Map<number, number>()
  readonly #added = new Map<string, number>()
  #xml: string

  constructor(parts: Parts, looks: LookBook) {
    const { workbookPath, relationshipsPath } = layoutOf(parts)
    const related = relationships(parts, relationshipsPath, folderOf(workbookPath))
    this.#path = related.find(({ type }) => type === 'styles')?.target ?? ''
    this.#parts = parts
    this.#looks = looks
    this.#xml = partText(parts, this.#path) ?? ''
    for (const [index, look] of readStyles(this.#xml).looks.entries()) {
      const id = looks.idOf(look)
      if (!this.#known.has(id)) this.#known.set(id, index)
    }
  }

  /** Number of a look among the file's cell formats. */
  numberOf(look: number): number {
    const known = this.#known.get(look)
    if (known !== undefined) return known
    const number = this.#append('cellXfs', this.#format(this.#looks.get(look)))
    this.#known.set(look, number)
    return number
  }

  /** Number of a conditional format's look among the file's. */
  conditionalNumber({ dxf, look }: ConditionalFormat): number {
    return this.#once('dxfs', dxf ?? conditionalXml(look))
  }

  save(): void {
    this.#parts.set(this.#path, strToU8(this.#xml))
  }

  #format(look: Look): string {
    const font = this.#once('fonts', fontXml(look))
    const fill = look.fill === null ? 0 : this.#once('fills', fillXml(look.fill))
    const border = look.border === '' ? 0 : this.#once('borders', look.border)
    const format = this.#numberFormat(look.numberFormat)
    const inner = alignmentXml(look) + protectionXml(look)
    const applied =
      ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"'
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${applied}>${inner}</xf>`
  }

  #numberFormat(code: string): number {
    const builtIn = Object.entries(builtInFormats).find(([, known]) => known === code)
    if (builtIn !== undefined) return Number(builtIn[0])
    const own = elements(this.#list('numFmts'), 'numFmt').map(({ attributes }) => attributes)
    const found = own.find((attributes) => attributes.get('formatCode') === code)
    if (found !== undefined) return Number(found.get('numFmtId'))
    const id = own.reduce((most, attributes) => Math.max(most, Number(attributes.get('numFmtId'))), 163) + 1
    this.#append('numFmts', `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
    return id
  }

  /** Number of an entry that is there already, or of the new one. */
  #once(list: string, xml: string): number {
    const key = `${list} ${xml}`
    const known = this.#added.get(key)
    if (known !== undefined) return known
    const entries = elements(this.#list(list), entryNames[list] ?? '').map(({ outer }) => outer)
    const number = entries.includes(xml) ? entries.indexOf(xml) : this.#append(list, xml)
    this.#added.set(key, number)
    return number
  }

  #list(name: string): string {
    const tag = findElement(this.#xml, name)
    return tag === null ? '' : this.#xml.slice(tag.end, elementEnd(this.#xml, tag))
  }

  #append(name: string, entry: string): number {
    this.#open(name)
    const tag = findElement(this.#xml, name)
    if (tag === null) throw new RangeError(`styles without ${name}`)
    const end = this.#xml.lastIndexOf('<', elementEnd(this.#xml, tag) - 1)
    const count = elements(this.#xml.slice(tag.end, end), entryNames[name] ?? '').length
    this.#xml = `${this.#xml.slice(0, tag.start)}<${name} count="${count + 1}">${this.#xml.slice(tag.end, end)}${entry}${this.#xml.slice(end)}`
    return count
  }

  /** Makes the list when the part has none, or one without room. */
  #open(name: string): void {
    const tag = findElement(this.#xml, name)
    if (tag?.kind === 'open') return
    if (tag?.kind === 'empty') {
      this.#xml = `${this.#xml.slice(0, tag.start)}<${name}></${name}>${this.#xml.slice(tag.end)}`
      return
    }
    const root = findElement(this.#xml, 'styleSheet')
    const before = name === 'numFmts' ? (root?.end ?? 0) : elementEndOf(this.#xml, 'cellStyles', 'cellXfs')
    this.#xml = `${this.#xml.slice(0, before)}<${name}></${name}>${this.#xml.slice(before)}`
  }
}

const entryNames: Readonly<Record<string, string>> = {
  numFmts: 'numFmt',
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  cellXfs: 'xf',
  dxfs: 'dxf',
}

/** Behind the first of these that is there. */
function elementEndOf(xml: string, ...names: readonly string[]): number {
  for (const name of names) {
    const tag = findElement(xml, name)
    if (tag !== null) return elementEnd(xml, tag)
  }
  throw new RangeError('styles without cellXfs')
}

function fontXml(look: Look): string {
  const marks = `${look.bold ? '<b/>' : ''}${look.italic ? '<i/>' : ''}${look.strikethrough ? '<strike/>' : ''}`
  const underline = look.underline === 'None' ? '' : `<u val="${lower(look.underline)}"/>`
  return `<font>${marks}${underline}<sz val="${look.fontSize}"/><color rgb="${argb(look.fontColor)}"/><name val="${escapeXml(look.fontName)}"/></font>`
}

function fillXml(color: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor rgb="${argb(color)}"/></patternFill></fill>`
}

function alignmentXml({ horizontal, vertical, wrap, indent }: Look): string {
  const across = horizontal === 'CenterAcrossSelection' ? 'centerContinuous' : lower(horizontal)
  return `<alignment horizontal="${across}" vertical="${lower(vertical)}"${wrap ? ' wrapText="1"' : ''}${indent > 0 ? ` indent="${indent}"` : ''}/>`
}

function protectionXml({ locked, formulaHidden }: Look): string {
  if (locked === plainLook.locked && !formulaHidden) return ''
  return `<protection locked="${locked ? 1 : 0}"${formulaHidden ? ' hidden="1"' : ''}/>`
}

function conditionalXml({ fill, fontColor, bold, italic }: ConditionalLook): string {
  const marks = [
    bold === null ? '' : `<b val="${bold ? 1 : 0}"/>`,
    italic === null ? '' : `<i val="${italic ? 1 : 0}"/>`,
  ].join('')
  const color = fontColor === null ? '' : `<color rgb="${argb(fontColor)}"/>`
  const font = marks + color === '' ? '' : `<font>${marks}${color}</font>`
  const paint =
    fill === null
      ? ''
      : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(fill)}"/><bgColor rgb="${argb(fill)}"/></patternFill></fill>`
  return `<dxf>${font}${paint}</dxf>`
}

function argb(color: string): string {
  return `FF${color.slice(1).toUpperCase()}`
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
