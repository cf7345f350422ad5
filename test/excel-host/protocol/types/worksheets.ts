import type { Sheet } from '../../model/sheet.ts'
import { isSheetName } from '../../model/sheet-name.ts'
import type { Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { type RegisterName, wholeWorkbook } from '../event-registry.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { guardStructure } from '../lookup.ts'
import type { Session } from '../session.ts'

export const worksheetCollectionType: HostType<Workbook> = {
  items: (workbook, session) => workbook.sheets.map((sheet) => session.object('Worksheet', sheet)),
  item: (workbook, args, session) => {
    const sheet = workbook.sheet(args.text(0))
    if (sheet === undefined) throw new HostError('ItemNotFound', args.member)
    return session.object('Worksheet', sheet)
  },
  finds: {
    Add: addSheet,
    GetActiveWorksheet: (workbook, _, session) => session.object('Worksheet', workbook.active),
    GetItemOrNullObject: (workbook, args, session) => sheetObject(workbook.sheet(args.text(0)), session),
    GetFirst: (workbook, args, session) => sheetObject(seen(workbook, args)[0], session),
    GetLast: (workbook, args, session) => sheetObject(seen(workbook, args).at(-1), session),
  },
  calls: {
    GetCount: (workbook, args) => seen(workbook, args).length,
    ...registrations(
      [
        'DataChangedEvent',
        'SelectionChangedEvent',
        'ActivatedEvent',
        'DeactivatedEvent',
        'AddedEvent',
        'DeletedEvent',
        'EventNameChanged',
      ],
      () => wholeWorkbook,
    ),
  },
}

function seen(workbook: Workbook, args: Arguments): readonly Sheet[] {
  const visibleOnly = args.flag(0, false)
  return workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === 'Visible')
}

function sheetObject(sheet: Sheet | undefined, session: Session): HostObject | null {
  return sheet === undefined ? null : session.object('Worksheet', sheet)
}

/** Behind the last sheet; a name that is taken is ItemAlreadyExists, an impossible one InvalidArgument. */
function addSheet(workbook: Workbook, args: Arguments, session: Session): HostObject {
  guardStructure(workbook, args.member)
  const name = args.text(0, '')
  if (name !== '' && !isSheetName(name)) throw args.invalid()
  if (name !== '' && workbook.sheet(name) !== undefined) throw new HostError('ItemAlreadyExists', args.member)
  return session.object('Worksheet', workbook.addSheet(name === '' ? freeName(workbook) : name))
}

function freeName(workbook: Workbook): string {
  let number = workbook.sheets.length + 1
  while (workbook.sheet(`Sheet${number}`) !== undefined) number += 1
  return `Sheet${number}`
}

/** _Register… and _Unregister… of these events, for whatever the target says. */
export function registrations<T>(
  events: readonly EventSuffix[],
  targetOf: (target: T) => string,
): Readonly<Record<string, (target: T, args: Arguments, session: Session) => void>> {
  return Object.fromEntries(
    events.flatMap((event) => {
      const name: RegisterName = `_Register${event}`
      return [
        [name, (target: T, _: Arguments, session: Session) => session.events.register(name, targetOf(target))],
        [
          `_Unregister${event}`,
          (target: T, _: Arguments, session: Session) => session.events.unregister(name, targetOf(target)),
        ],
      ]
    }),
  )
}

type EventSuffix = RegisterName extends `_Register${infer Suffix}` ? Suffix : never
