import type { Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { fromBase64 } from '../base64.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { insertSheets } from '../insert-sheets.ts'
import { rangeObject } from '../lookup.ts'
import type { Session } from '../session.ts'

export const workbookType: HostType<Workbook> = {
  scalars: {
    Name: { read: (workbook) => workbook.name },
    ReadOnly: { read: () => false },
    IsDirty: { read: () => true },
  },
  links: {
    Application: (workbook, session) => session.object('Application', workbook),
    Worksheets: (workbook, session) => session.object('WorksheetCollection', workbook),
    Names: (workbook, session) => session.object('NamedItemCollection', workbook),
    Tables: (workbook, session) => session.object('TableCollection', workbook),
    Comments: (workbook, session) => session.object('CommentCollection', workbook),
    CustomXmlParts: (workbook, session) => session.object('CustomXmlPartCollection', workbook),
    Settings: (workbook, session) => session.object('SettingCollection', workbook),
    Properties: (workbook, session) => session.object('DocumentProperties', workbook),
    _Runtime: (workbook, session) => session.object('Runtime', workbook),
  },
  finds: {
    GetSelectedRange: ({ active }, _, session) => rangeObject(session, active, active.selection),
    GetActiveCell: ({ active }, _, session) => {
      const { top, left } = active.selection
      return rangeObject(session, active, { top, left, bottom: top, right: left })
    },
    _GetRangeForEventByReferenceId: (_, args, session) => {
      const range = eventRange(args, session)
      if (range === null) throw new HostError('InvalidReference', args.member)
      return range
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_, args, session) => eventRange(args, session),
  },
  calls: {
    InsertWorksheetsFromBase64: insertSheets,
    Save: (workbook) => {
      workbook.saves += 1
    },
    _RemoveReference: (_, args, session) => void session.references.delete(args.text(0)),
    _RemoveAllReferences: (_, __, session) => session.references.clear(),
    _GetReferenceCount: (_, __, session) => session.references.size,
  },
}

/** Null when the cells of the event are gone. */
function eventRange(args: Arguments, session: Session): HostObject | null {
  const object = session.references.get(args.text(0)) ?? null
  return object?.as('Range')?.anchors.some(({ area }) => area === null) === true ? null : object
}

export const applicationType: HostType<Workbook> = {
  scalars: { CalculationMode: { read: () => 'Automatic' } },
  finds: {
    // Excel.createWorkbook(base64): the new workbook is opened beside this one.
    CreateWorkbook: (_, args, session) => {
      const opened = args.has(0) ? session.load(fromBase64(args.text(0)) ?? refuse(args)) : session.empty()
      return session.object('WorkbookCreated', opened)
    },
  },
  calls: {
    Calculate: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
    SuspendApiCalculationUntilNextSync: () => undefined,
  },
}

function refuse(args: Arguments): never {
  throw args.invalid()
}

export const workbookCreatedType: HostType<Workbook> = {
  id: (workbook) => workbook.name,
  calls: { Open: (workbook, _, session) => void session.opened.push(workbook) },
}

export const runtimeType: HostType<Workbook> = {
  scalars: {
    EnableEvents: {
      read: (_, { events }) => events.enabled,
      write: (_, args, { events }) => {
        events.enabled = args.flag(0, true)
      },
    },
  },
}
