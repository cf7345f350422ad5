import { strToU8 } from 'fflate'
import { escapeXml } from '../xml/escape.ts'
import { attributesOf, findElements } from '../xml/scan.ts'
import { partText } from './layout.ts'
import type { Parts } from './parts.ts'

const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** A path of that shape that no part has: freePath(parts, (n) => `customXml/item${n}.xml`). */
export function freePath(parts: Parts, shape: (number: number) => string): string {
  let number = 1
  while (parts.has(shape(number))) number += 1
  return shape(number)
}

export function addContentType(parts: Parts, path: string, contentType: string): void {
  const entry = `<Override PartName="/${escapeXml(path)}" ContentType="${escapeXml(contentType)}"/>`
  appendTo(parts, '[Content_Types].xml', entry)
}

/** Adds a relationship to a .rels part, which is made when missing. @returns its id. */
export function addRelationship(parts: Parts, path: string, type: string, target: string): string {
  if (!parts.has(path)) parts.set(path, strToU8(`<Relationships xmlns="${packageRelationships}"></Relationships>`))
  const xml = partText(parts, path) ?? ''
  const taken = new Set(findElements(xml, 'Relationship').map((tag) => attributesOf(xml, tag).get('Id')))
  let number = 1
  while (taken.has(`rId${number}`)) number += 1
  const id = `rId${number}`
  const entry = `<Relationship Id="${id}" Type="${officeRelationships}/${type}" Target="${escapeXml(target)}"/>`
  appendTo(parts, path, entry)
  return id
}

/** Puts text before the closing tag of the part's root; an empty root is opened. */
function appendTo(parts: Parts, path: string, text: string): void {
  const xml = partText(parts, path)
  if (xml === null) return
  const closing = xml.lastIndexOf('</')
  const grown =
    closing === -1
      ? xml.replace(/<([^\s/>?!]+)([^>]*)\/>\s*$/, (_, name, rest) => `<${name}${rest}>${text}</${name}>`)
      : xml.slice(0, closing) + text + xml.slice(closing)
  parts.set(path, strToU8(grown))
}
