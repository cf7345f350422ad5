import { roleNamed, roleNames } from '#core/access/role.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { parcelPath } from '../route/route.ts'
import { objectText } from './object-text.ts'

/* When an entry was written, by whom and of what: in a line of the list and in the entry opened. */

/** Seconds matter here, unlike elsewhere: 2026-11-21 14:20:07. */
export function exactInstant(at: string): string {
  return at.slice(0, 19).replace('T', ' ')
}

function roleWord(role: string | null): string {
  const known = role === null ? null : roleNamed(role)
  return known === null ? (role ?? '') : roleNames[known]
}

/** Whoever acted: the person behind the account today, the account itself when there is none of the name. */
export function Person({ entry }: { readonly entry: AuditEntryBody }) {
  const { username, name, role } = entry
  if (username === null) return <span class="sub">系统或未登录</span>
  return (
    <span title={`账号 ${username}`}>
      {name ?? username} <span class="cap">{roleWord(role)}</span>
    </span>
  )
}

/** Acts on a parcel or a firm on it, which their object names: year/parcel or year/parcel/credit code. */
const onRows: ReadonlySet<string> = new Set(['transition', 'conflict-settled', 'row-removed', 'row-restored'])

/** A parcel leads to its own history; everything else is a name. */
export function ObjectOf({ entry: { action, object } }: { readonly entry: AuditEntryBody }) {
  const [, cycle, parcelCode, uscc = ''] = /^(20\d\d)\/([^/]+)(\/[^/]+)?$/.exec(object) ?? []
  if (onRows.has(action) && cycle !== undefined && parcelCode !== undefined) {
    return <a href={`${parcelPath(cycle, parcelCode)}?tab=history`}>{`${parcelCode}${uscc}`}</a>
  }
  const text = objectText(object)
  return <span title={text}>{text}</span>
}
