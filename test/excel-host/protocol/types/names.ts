import { absoluteText, sheetPrefix } from '../../model/area.ts'
import type { DefinedName, NameContent } from '../../model/defined-name.ts'
import { readEntry } from '../../model/entry.ts'
import { isName, readNameContent } from '../../model/name-content.ts'
import type { Sheet } from '../../model/sheet.ts'
import { valueType, wireValue } from '../../model/value.ts'
import { Workbook } from '../../model/workbook.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostObject, HostType } from '../host-type.ts'
import { rangeObject } from '../lookup.ts'
import { areaOf } from '../ranges.ts'
import type { Session } from '../session.ts'
import type { NameInScope } from '../targets.ts'

type Scope = Workbook | Sheet

export const namedItemCollectionType: HostType<Scope> = {
  items: (scope, session) => scope.names.all().map((name) => nameObject(scope, name, session)),
  item: (scope, args, session) => {
    const name = scope.names.get(args.text(0))
    if (name === undefined) throw new HostError('ItemNotFound', args.member)
    return nameObject(scope, name, session)
  },
  finds: {
    Add: addName,
    GetItemOrNullObject: (scope, args, session) => {
      const name = scope.names.get(args.text(0))
      return name === undefined ? null : nameObject(scope, name, session)
    },
  },
  calls: { GetCount: (scope) => scope.names.all().length },
}

function nameObject(scope: Scope, name: DefinedName, session: Session): HostObject {
  const sheet = scope instanceof Workbook ? null : scope
  return session.object('NamedItem', { name, store: scope.names, sheet })
}

/** From a Range or a formula; a name of that scope must not be there yet. */
function addName(scope: Scope, args: Arguments, session: Session): HostObject {
  const name = args.text(0)
  if (!isName(name)) throw args.invalid()
  if (scope.names.get(name) !== undefined) throw new HostError('ItemAlreadyExists', args.member)
  const range = args.object(1)?.as('Range')
  const content: NameContent = range
    ? { kind: 'area', anchor: { sheetId: range.sheet.id, area: areaOf(range) } }
    : contentOf(args.text(1), session)
  const made: DefinedName = { name, content, visible: true, comment: args.text(2, '') }
  scope.names.set(made)
  session.workbook.touch()
  return nameObject(scope, made, session)
}

function contentOf(text: string, { workbook }: Session): NameContent {
  return readNameContent(workbook, text.startsWith('=') ? text : `=${text}`)
}

export const namedItemType: HostType<NameInScope> = {
  id: ({ name }) => name.name,
  idName: '_Id',
  scalars: {
    Name: { read: ({ name }) => name.name },
    Scope: { read: ({ sheet }) => (sheet === null ? 'Workbook' : 'Worksheet') },
    Comment: {
      read: ({ name }) => name.comment,
      write: ({ name }, args) => {
        name.comment = args.text(0)
      },
    },
    Visible: {
      read: ({ name }) => name.visible,
      write: ({ name }, args) => {
        name.visible = args.flag(0, true)
      },
    },
    Type: { read: (target, session) => typeOf(target, session) },
    Value: { read: (target, session) => nameValue(target, session) },
    Formula: {
      read: (target, session) => `=${textOf(target, session)}`,
      write: ({ name }, args, session) => {
        name.content = contentOf(args.text(0), session)
        session.workbook.touch()
      },
    },
  },
  links: {
    // "Throws an error if the item is scoped to the workbook instead" (types).
    Worksheet: ({ sheet }, session) => {
      if (sheet === null) throw new HostError('ItemNotFound', 'NamedItem.worksheet')
      return session.object('Worksheet', sheet)
    },
    WorksheetOrNullObject: ({ sheet }, session) => (sheet === null ? null : session.object('Worksheet', sheet)),
  },
  finds: {
    GetRange: ({ name }, args, session) => {
      const cells = session.workbook.areaOf(name)
      if (cells === null) throw new HostError('InvalidReference', args.member)
      return rangeObject(session, cells.sheet, cells.area)
    },
    GetRangeOrNullObject: ({ name }, _, session) => {
      const cells = session.workbook.areaOf(name)
      return cells === null ? null : rangeObject(session, cells.sheet, cells.area)
    },
  },
  calls: {
    Delete: ({ name, store }, _, { workbook }) => {
      store.delete(name.name)
      workbook.touch()
    },
  },
}

/** "Sheet1!$A$1:$B$2", "#REF!", or the formula without '='. */
function textOf({ name }: NameInScope, { workbook }: Session): string {
  if (name.content.kind === 'formula') return name.content.text.replace(/^=/, '')
  const cells = workbook.areaOf(name)
  return cells === null ? '#REF!' : `${sheetPrefix(cells.sheet.name)}!${absoluteText(cells.area)}`
}

function typeOf(target: NameInScope, session: Session): string {
  if (session.workbook.areaOf(target.name) !== null) return 'Range'
  if (textOf(target, session).includes('#REF!')) return 'Error'
  const type = valueType(readEntry(`=${textOf(target, session)}`, 'General').value)
  return type === 'Empty' ? 'String' : type
}

/** The reference of a range; of a formula its value, which is known for literals only. */
function nameValue(target: NameInScope, session: Session): unknown {
  const text = textOf(target, session)
  if (session.workbook.areaOf(target.name) !== null) return text
  if (text.includes('#REF!')) return '#REF!'
  return wireValue(readEntry(`=${text}`, 'General').value)
}
