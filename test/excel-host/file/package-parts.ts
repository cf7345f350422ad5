import { strToU8 } from 'fflate'
import { addContentType, addRelationship, freePath } from '#workbook/package/add.ts'
import { folderOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { attributesOf, elementEnd, findElements } from '#workbook/xml/scan.ts'

/** The relationships part of a part. */
export function relationshipsPath(path: string): string {
  const folder = folderOf(path)
  return `${folder}_rels/${path.slice(folder.length)}.rels`
}

/** Takes one element out of a part, the first whose attribute has the value. */
export function removeEntry(parts: Parts, path: string, local: string, attribute: string, value: string): void {
  const xml = partText(parts, path)
  if (xml === null) return
  const tag = findElements(xml, local).find((one) => attributesOf(xml, one).get(attribute) === value)
  if (tag !== undefined) parts.set(path, strToU8(xml.slice(0, tag.start) + xml.slice(elementEnd(xml, tag))))
}

/** Takes a part out with its relationships and content type; what points at it is the caller's business. */
export function removePart(parts: Parts, path: string): void {
  parts.delete(path)
  parts.delete(relationshipsPath(path))
  removeEntry(parts, '[Content_Types].xml', 'Override', 'PartName', `/${path}`)
}

/** A new part with its content type, related to another. @returns the id of the relationship */
export function addPart(
  parts: Parts,
  owner: string,
  {
    path,
    xml,
    contentType,
    type,
  }: { readonly path: string; readonly xml: string; readonly contentType: string; readonly type: string },
): string {
  parts.set(path, strToU8(xml))
  addContentType(parts, path, contentType)
  return addRelationship(parts, relationshipsPath(owner), type, `/${path}`)
}

/** A part of another file with everything it needs (a drawing with its pictures), under free names. */
export function copyPart(source: Parts, path: string, target: Parts): string {
  const data = source.get(path)
  if (data === undefined) throw new RangeError(`no part ${path}`)
  const [, stem = path, ending = ''] = /^(.*?)\d*(\.\w+)$/.exec(path) ?? []
  const copy = freePath(target, (number) => `${stem}${number}${ending}`)
  target.set(copy, data)
  copyContentType(source, path, target, copy)
  for (const { id, type, target: needed } of relationships(source, relationshipsPath(path), folderOf(path))) {
    const made = addRelationship(target, relationshipsPath(copy), type, `/${copyPart(source, needed, target)}`)
    if (made !== id) throw new RangeError(`${path} names its parts in an order that cannot be copied`)
  }
  return copy
}

/** By name or by ending, whichever the source says. */
function copyContentType(source: Parts, path: string, target: Parts, copy: string): void {
  const types = partText(source, '[Content_Types].xml') ?? ''
  const ending = path.slice(path.lastIndexOf('.') + 1)
  for (const tag of [...findElements(types, 'Override'), ...findElements(types, 'Default')]) {
    const attributes = attributesOf(types, tag)
    const fits = attributes.get('PartName') === `/${path}` || attributes.get('Extension')?.toLowerCase() === ending
    if (!fits) continue
    addContentType(target, copy, attributes.get('ContentType') ?? '')
    return
  }
}
