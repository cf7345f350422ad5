import type { FormId } from '../forms/catalogue.ts'

/** A row is identified by form and key; cycle is the assessYear as a string. */
export interface ParcelKey {
  readonly form: 'parcel-self-assessment'
  readonly cycle: string
  readonly parcelCode: string
}

export interface EnterpriseKey {
  readonly form: 'enterprise-information'
  readonly cycle: string
  readonly parcelCode: string
  readonly uscc: string
}

export type RowKey = ParcelKey | EnterpriseKey

/** One text a key: sorts by parcel, then firm, within its form and cycle. Codes never hold a '/'. */
export function keyText(key: RowKey): string {
  const tail = key.form === 'enterprise-information' ? `/${escapePart(key.uscc)}` : ''
  return `${escapePart(key.cycle)}/${escapePart(key.parcelCode)}${tail}`
}

export function parseKey(form: FormId, text: string): RowKey | null {
  const [cycle, parcelCode, uscc, ...rest] = text.split('/').map(unescapePart)
  if (!cycle || !parcelCode || rest.length > 0) return null
  if (form === 'parcel-self-assessment') return uscc === undefined ? { form, cycle, parcelCode } : null
  return uscc ? { form, cycle, parcelCode, uscc } : null
}

function escapePart(part: string): string {
  // Asked several times for every row of a batch, and hardly ever is there anything to escape.
  if (!part.includes('/') && !part.includes('%')) return part
  return part.replaceAll('%', '%25').replaceAll('/', '%2F')
}

function unescapePart(part: string): string {
  if (!part.includes('%')) return part
  return part.replaceAll('%2F', '/').replaceAll('%25', '%')
}
