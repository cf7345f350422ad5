import { attributesOf, decode, elementEnd, findElement } from '#workbook/xml/scan.ts'

/** An element as text: what is in it, its attributes, and the whole. */
export interface XmlElement {
  readonly attributes: ReadonlyMap<string, string>
  readonly inner: string
  readonly outer: string
}

/** All elements of a local name that do not lie in one another. */
export function elements(xml: string, local: string): readonly XmlElement[] {
  const found: XmlElement[] = []
  for (let tag = findElement(xml, local); tag; ) {
    const end = elementEnd(xml, tag)
    const inner = tag.kind === 'empty' ? '' : xml.slice(tag.end, xml.lastIndexOf('<', end - 1))
    found.push({ attributes: attributesOf(xml, tag), inner, outer: xml.slice(tag.start, end) })
    tag = findElement(xml, local, end)
  }
  return found
}

export function element(xml: string, local: string): XmlElement | undefined {
  return elements(xml, local)[0]
}

/** Text of an element without markup, decoded; '' when it is not there. */
export function textIn(xml: string, local: string): string {
  return decode(element(xml, local)?.inner ?? '')
}

/** Attributes that are truth values: '1' and 'true'. */
export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** 'centerContinuous' → 'CenterContinuous'. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
