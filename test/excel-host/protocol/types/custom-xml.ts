import { attributesOf, findElement } from '#workbook/xml/scan.ts'
import type { CustomXmlPart, Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import type { Session } from '../session.ts'

export const customXmlPartCollectionType: HostType<Workbook> = {
  items: ({ customXml }, session) => customXml.map((part) => session.object('CustomXmlPart', part)),
  item: ({ customXml }, args, session) => {
    const part = withId(customXml, args, session)
    if (part === null) throw new HostError('ItemNotFound', args.member)
    return part
  },
  finds: {
    Add: (workbook, args, session) => {
      const xml = args.text(0)
      if (namespaceOf(xml) === null) throw args.invalid()
      const part = { id: partId(workbook.newNumber()), xml }
      workbook.customXml.push(part)
      workbook.touch()
      return session.object('CustomXmlPart', part)
    },
    GetByNamespace: ({ customXml }, args, session) =>
      session.object(
        'CustomXmlPartScopedCollection',
        customXml.filter((part) => namespaceOf(part.xml) === args.text(0)),
      ),
    GetItemOrNullObject: ({ customXml }, args, session) => withId(customXml, args, session),
  },
  calls: { GetCount: ({ customXml }) => customXml.length },
}

export const customXmlPartScopedCollectionType: HostType<readonly CustomXmlPart[]> = {
  items: (parts, session) => parts.map((part) => session.object('CustomXmlPart', part)),
  item: (parts, args, session) => {
    const part = withId(parts, args, session)
    if (part === null) throw new HostError('ItemNotFound', args.member)
    return part
  },
  finds: {
    // "If the collection contains exactly one item, this method returns it. Otherwise, an error" (types).
    GetOnlyItem: (parts, args, session) => {
      const only = onlyOf(parts, session)
      if (only === null) throw new HostError('ItemNotFound', args.member)
      return only
    },
    GetOnlyItemOrNullObject: (parts, _, session) => onlyOf(parts, session),
    GetItemOrNullObject: (parts, args, session) => withId(parts, args, session),
  },
  calls: { GetCount: (parts) => parts.length },
}

export const customXmlPartType: HostType<CustomXmlPart> = {
  id: (part) => part.id,
  scalars: {
    Id: { read: (part) => part.id },
    NamespaceUri: { read: (part) => namespaceOf(part.xml) ?? '' },
  },
  calls: {
    GetXml: (part) => part.xml,
    SetXml: (part, args, { workbook }) => {
      if (namespaceOf(args.text(0)) === null) throw args.invalid()
      part.xml = args.text(0)
      workbook.touch()
    },
    Delete: (part, _, { workbook }) => {
      workbook.customXml = workbook.customXml.filter((one) => one !== part)
      workbook.touch()
    },
  },
}

/** Namespace of the root element, '' when it has none; null when there is no element. */
export function namespaceOf(xml: string): string | null {
  const root = findElement(xml.replace(/^\ufeff/, ''), rootName(xml))
  if (root === null) return null
  const prefix = root.name.includes(':') ? root.name.slice(0, root.name.indexOf(':')) : ''
  return attributesOf(xml, root).get(prefix === '' ? 'xmlns' : `xmlns:${prefix}`) ?? ''
}

function rootName(xml: string): string {
  const name = /<(?![?!])(?:[^\s/>:]+:)?([^\s/>:]+)/.exec(xml)?.[1]
  return name ?? ''
}

function withId(parts: readonly CustomXmlPart[], args: Arguments, session: Session): HostObject | null {
  const part = parts.find(({ id }) => id === args.text(0))
  return part === undefined ? null : session.object('CustomXmlPart', part)
}

function onlyOf(parts: readonly CustomXmlPart[], session: Session): HostObject | null {
  const [part, ...more] = parts
  return part === undefined || more.length > 0 ? null : session.object('CustomXmlPart', part)
}

function partId(number: number): string {
  return `{5A1B0000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}}`
}
