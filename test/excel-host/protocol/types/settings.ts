import type { Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostType } from '../host-type.ts'
import type { Session } from '../session.ts'

/** Settings of the add-in in the workbook; the target of one is its key. */
export const settingCollectionType: HostType<Workbook> = {
  items: (workbook, session) => [...workbook.settings.keys()].map((key) => session.object('Setting', key)),
  item: (workbook, args, session) => {
    if (!workbook.settings.has(args.text(0))) throw new HostError('ItemNotFound', args.member)
    return session.object('Setting', args.text(0))
  },
  finds: {
    // "Sets or adds the specified setting" (types).
    Add: (workbook, args, session) => {
      workbook.settings.set(args.text(0), args.raw(1))
      workbook.touch()
      return session.object('Setting', args.text(0))
    },
    GetItemOrNullObject: (workbook, args, session) =>
      workbook.settings.has(args.text(0)) ? session.object('Setting', args.text(0)) : null,
  },
  calls: { GetCount: (workbook) => workbook.settings.size },
}

export const settingType: HostType<string> = {
  id: (key) => key,
  idName: '_Id',
  scalars: {
    Key: { read: (key) => key },
    Value: {
      read: (key, { workbook }) => workbook.settings.get(key) ?? null,
      write: (key, args, { workbook }) => {
        workbook.settings.set(key, args.raw(0))
        workbook.touch()
      },
    },
  },
  calls: {
    Delete: (key, _, { workbook }) => {
      workbook.settings.delete(key)
      workbook.touch()
    },
  },
}

export const documentPropertiesType: HostType<Workbook> = {
  links: { Custom: (workbook, session) => session.object('CustomPropertyCollection', workbook) },
}

/** Custom document properties; "keys are case-insensitive" (types). */
export const customPropertyCollectionType: HostType<Workbook> = {
  items: (workbook, session) => [...workbook.properties.keys()].map((key) => session.object('CustomProperty', key)),
  item: (workbook, args, session) => {
    const key = propertyKey(workbook, args)
    if (key === null) throw new HostError('ItemNotFound', args.member)
    return session.object('CustomProperty', key)
  },
  finds: {
    Add: (workbook, args, session) => {
      const key = propertyKey(workbook, args) ?? args.text(0)
      setProperty(key, args, 1, session)
      return session.object('CustomProperty', key)
    },
    GetItemOrNullObject: (workbook, args, session) => {
      const key = propertyKey(workbook, args)
      return key === null ? null : session.object('CustomProperty', key)
    },
  },
  calls: {
    GetCount: (workbook) => workbook.properties.size,
    DeleteAll: (workbook) => {
      workbook.properties.clear()
      workbook.touch()
    },
  },
}

export const customPropertyType: HostType<string> = {
  id: (key) => key,
  idName: '_Id',
  scalars: {
    Key: { read: (key) => key },
    Value: {
      read: (key, { workbook }) => workbook.properties.get(key) ?? null,
      write: (key, args, session) => setProperty(key, args, 0, session),
    },
    Type: {
      read: (key, { workbook }) => {
        const value = workbook.properties.get(key)
        return typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Boolean' : 'String'
      },
    },
  },
  calls: {
    Delete: (key, _, { workbook }) => {
      workbook.properties.delete(key)
      workbook.touch()
    },
  },
}

function propertyKey(workbook: Workbook, args: Arguments): string | null {
  const wanted = args.text(0).toLowerCase()
  return [...workbook.properties.keys()].find((key) => key.toLowerCase() === wanted) ?? null
}

/** "Limited to 255 characters" (types). */
function setProperty(key: string, args: Arguments, index: number, { workbook }: Session): void {
  const value = args.raw(index)
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (!isPlain || key.length > 255 || String(value).length > 255) throw args.invalid()
  workbook.properties.set(key, value)
  workbook.touch()
}
