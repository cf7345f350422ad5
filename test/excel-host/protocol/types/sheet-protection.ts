import { protectionOptions } from '../../model/protection.ts'
import type { Sheet } from '../../model/sheet.ts'
import type { Arguments } from '../arguments.ts'
import { HostError } from '../host-error.ts'
import type { HostType } from '../host-type.ts'
import type { Session } from '../session.ts'

export const worksheetProtectionType: HostType<Sheet> = {
  scalars: {
    Protected: { read: (sheet) => sheet.protection !== null },
    Options: { read: readOptions },
  },
  calls: { Protect: protect, Unprotect: unprotect },
}

/** Null while the sheet is not protected. */
function readOptions({ protection }: Sheet): unknown {
  if (protection === null) return null
  const allowed = protectionOptions.map((option) => [option, protection.allowed.has(option)])
  return { ...Object.fromEntries(allowed), selectionMode: protection.selectionMode }
}

function protect(sheet: Sheet, args: Arguments, { workbook }: Session): void {
  if (sheet.protection !== null) throw new HostError('InvalidOperation', args.member)
  const options = args.options(0)
  const { selectionMode = 'Normal' } = options
  if (selectionMode !== 'Normal' && selectionMode !== 'Unlocked' && selectionMode !== 'None') throw args.invalid()
  const password = args.text(1, '')
  const allowed = protectionOptions.filter((option) => options[option] === true)
  sheet.protection = {
    allowed: new Set(allowed),
    selectionMode,
    password: password === '' ? null : { kind: 'text', text: password },
  }
  workbook.touch()
}

/** A wrong password, or one that only the file knows, is InvalidArgument (types: WorksheetProtection.pauseProtection). */
function unprotect(sheet: Sheet, args: Arguments, { workbook }: Session): void {
  const password = sheet.protection?.password ?? null
  const isRight = password === null || (password.kind === 'text' && password.text === args.text(0, ''))
  if (!isRight) throw args.invalid()
  sheet.protection = null
  workbook.touch()
}
