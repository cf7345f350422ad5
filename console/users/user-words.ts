import type { AccountLine } from '#core/api/accounts.ts'

/** 范围 of an account: its organisation, or the whole district. */
export function scopeWord({ orgName, org, invited, role }: AccountLine): string {
  if (invited) return `${org ?? ''}（受邀）`
  if (role === 'third-party') return `${org ?? '未登记单位'}（按授权）`
  if (role === 'admin' || role === 'security') return '—'
  return orgName ?? '全区'
}

/** 二次验证 of an account with its look. */
export function factorBadge({ secondFactor, needsSecondFactor }: AccountLine): { word: string; look: string } {
  if (secondFactor) return { word: '已开启', look: 'badge badge-ok' }
  return needsSecondFactor
    ? { word: '未开启，登录时须开启', look: 'badge badge-warn' }
    : { word: '未开启', look: 'badge' }
}

/** What the address of the list says of search and role. */
export function usersAddress(query: string, role: string): string {
  const search = new URLSearchParams({ ...(query === '' ? {} : { q: query }), ...(role === '' ? {} : { role }) })
  const text = search.toString()
  return text === '' ? '/users' : `/users?${text}`
}
