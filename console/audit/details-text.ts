import { accountRightNames } from '#core/access/right.ts'
import { roleNamed, roleNames } from '#core/access/role.ts'
import type { AuditEntryBody } from '#core/api/audit.ts'
import { actText, statusText } from './act-text.ts'
import { detailValues, detailWords } from './detail-words.ts'

const shownHash = 12

/**
 * Details of an entry in one line.
 * @param longest characters of a hash, which only programs need whole
 */
export function detailsText(entry: Pick<AuditEntryBody, 'action' | 'details'>, longest = shownHash): string {
  const sentence = actText(entry)
  if (sentence !== null) return sentence
  return Object.entries(entry.details)
    .filter(([key, value]) => value !== null && key !== 'mac')
    .map(([key, value]) => `${detailWords[key] ?? key} ${valueText(key, value, longest)}`)
    .join('，')
}

function valueText(key: string, value: unknown, longest: number): string {
  if (value === null) return '无'
  if (Array.isArray(value)) return value.map((one) => valueText(key, one, longest)).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  if (key === 'role') {
    const role = roleNamed(text)
    return role === null ? text : roleNames[role]
  }
  if (key === 'right')
    return text in accountRightNames ? accountRightNames[text as keyof typeof accountRightNames] : text
  if (key === 'to' || key === 'from') return detailValues[text] ?? statusText(text)
  if (/^[0-9a-f]{40,}$/.test(text) && text.length > longest) return `${text.slice(0, longest)}…`
  return detailValues[text] ?? text
}
