import { decode } from '#workbook/xml/scan.ts'
import { type ConditionalLook, plainConditionalLook } from '../model/conditional-format.ts'
import { type Look, plainLook } from '../model/look.ts'
import { builtInFormats } from './number-formats.ts'
import { capitalised, element, elements, isOn, type XmlElement } from './xml.ts'

export interface Styles {
  /** Looks of the cells' formats (cellXfs), by their number in the file. */
  readonly looks: readonly Look[]
  /** Looks of conditional formats (dxfs), by their number in the file. */
  readonly conditional: readonly { readonly look: ConditionalLook; readonly dxf: string }[]
}

export function readStyles(xml: string): Styles {
  const customFormats = new Map(
    elements(element(xml, 'numFmts')?.inner ?? '', 'numFmt').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? 'General',
    ]),
  )
  const fonts = elements(element(xml, 'fonts')?.inner ?? '', 'font').map(readFont)
  const fills = elements(element(xml, 'fills')?.inner ?? '', 'fill').map(fillColor)
  const borders = elements(element(xml, 'borders')?.inner ?? '', 'border').map(({ outer }) => outer)
  const looks = elements(element(xml, 'cellXfs')?.inner ?? '', 'xf').map(({ attributes, inner }): Look => {
    const format = Number(attributes.get('numFmtId') ?? 0)
    const numberFormat = customFormats.get(format) ?? builtInFormats[format] ?? 'General'
    const border = borders[Number(attributes.get('borderId') ?? 0)] ?? ''
    return {
      ...plainLook,
      ...fonts[Number(attributes.get('fontId') ?? 0)],
      numberFormat,
      fill: fills[Number(attributes.get('fillId') ?? 0)] ?? null,
      border: border === borders[0] ? '' : border,
      ...readAlignment(element(inner, 'alignment')),
      ...readProtection(element(inner, 'protection')),
    }
  })
  const conditional = elements(element(xml, 'dxfs')?.inner ?? '', 'dxf').map((dxf) => ({
    look: readConditionalLook(dxf),
    dxf: dxf.outer,
  }))
  return { looks: looks.length === 0 ? [plainLook] : looks, conditional }
}

type Font = Pick<Look, 'fontName' | 'fontSize' | 'fontColor' | 'bold' | 'italic' | 'underline' | 'strikethrough'>

function readFont({ inner }: XmlElement): Font {
  const underline = element(inner, 'u')
  return {
    fontName: decode(element(inner, 'name')?.attributes.get('val') ?? plainLook.fontName),
    fontSize: Number(element(inner, 'sz')?.attributes.get('val') ?? plainLook.fontSize),
    fontColor: colorIn(inner, 'color') ?? '#000000',
    bold: isThere(inner, 'b'),
    italic: isThere(inner, 'i'),
    underline: underline === undefined ? 'None' : capitalised(underline.attributes.get('val') ?? 'single'),
    strikethrough: isThere(inner, 'strike'),
  }
}

/** <b/> and <b val="1"/>, not <b val="0"/>. */
function isThere(inner: string, local: string): boolean {
  const found = element(inner, local)
  return found !== undefined && (found.attributes.get('val') === undefined || isOn(found.attributes.get('val')))
}

function fillColor({ inner }: XmlElement): string | null {
  const pattern = element(inner, 'patternFill')
  return pattern?.attributes.get('patternType') === 'solid' ? colorIn(pattern.inner, 'fgColor') : null
}

/** The standard theme's colours in the order of the file's numbers. */
const themeColors = [
  '#FFFFFF',
  '#000000',
  '#E7E6E6',
  '#44546A',
  '#4472C4',
  '#ED7D31',
  '#A5A5A5',
  '#FFC000',
  '#5B9BD5',
  '#70AD47',
]

function colorIn(xml: string, local: string): string | null {
  const attributes = element(xml, local)?.attributes
  const rgb = attributes?.get('rgb')
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`
  const theme = attributes?.get('theme')
  return theme === undefined ? null : (themeColors[Number(theme)] ?? null)
}

function readAlignment(alignment: XmlElement | undefined): Partial<Look> {
  const attributes = alignment?.attributes
  return {
    horizontal: horizontalName(attributes?.get('horizontal') ?? 'general'),
    vertical: capitalised(attributes?.get('vertical') ?? 'bottom'),
    wrap: isOn(attributes?.get('wrapText')),
    indent: Number(attributes?.get('indent') ?? 0),
  }
}

function horizontalName(name: string): string {
  return name === 'centerContinuous' ? 'CenterAcrossSelection' : capitalised(name)
}

function readProtection(protection: XmlElement | undefined): Partial<Look> {
  const locked = protection?.attributes.get('locked')
  return { locked: locked === undefined || isOn(locked), formulaHidden: isOn(protection?.attributes.get('hidden')) }
}

function readConditionalLook({ inner }: XmlElement): ConditionalLook {
  const font = element(inner, 'font')?.inner ?? ''
  const fill = element(inner, 'fill')?.inner ?? ''
  return {
    ...plainConditionalLook(),
    fill: colorIn(fill, 'bgColor') ?? colorIn(fill, 'fgColor'),
    fontColor: colorIn(font, 'color'),
    bold: element(font, 'b') === undefined ? null : isThere(font, 'b'),
    italic: element(font, 'i') === undefined ? null : isThere(font, 'i'),
  }
}
