import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import { type RosterTerm, termState } from './entry.ts'
import { offices } from './office.ts'

export const rosterGaps = ['nobody', 'no-leader', 'no-contact', 'no-account', 'account-off', 'never-signed-in'] as const
export type RosterGap = (typeof rosterGaps)[number]

export const rosterGapNames: Readonly<Record<RosterGap, string>> = {
  nobody: '没有人',
  'no-leader': '没有负责人',
  'no-contact': '没有联系人',
  'no-account': '联系人没有账号',
  'account-off': '账号已停用',
  'never-signed-in': '账号从未登录',
}

/** A term with what is known of the account of the person. */
export interface TermWithAccount extends RosterTerm {
  readonly account: { readonly active: boolean; readonly hasSignedIn: boolean } | null
}

export interface OfficeGap {
  readonly office: string
  readonly gap: RosterGap
  /** Whom it is about; null where it is about the office. */
  readonly name: string | null
}

/** What every office still lacks on that day, in the order of the offices. */
export function gapsOf(terms: readonly TermWithAccount[], today: CalendarDate): readonly OfficeGap[] {
  return offices.flatMap(({ code: office }): readonly OfficeGap[] => {
    const current = terms.filter((term) => term.office === office && termState(term, today) === 'current')
    if (current.length === 0) return [{ office, gap: 'nobody', name: null }]
    const has = (duty: RosterTerm['duty']): boolean => current.some((term) => term.duty === duty)
    return [
      ...(has('leader') ? [] : [{ office, gap: 'no-leader', name: null } as const]),
      ...(has('contact') ? [] : [{ office, gap: 'no-contact', name: null } as const]),
      ...current.flatMap((term): readonly OfficeGap[] => {
        const gap = accountGap(term)
        return gap === null ? [] : [{ office, gap, name: term.name }]
      }),
    ]
  })
}

/** A 负责人 need not sign in; who does the work must be able to. */
function accountGap({ duty, account }: TermWithAccount): RosterGap | null {
  if (account === null) return duty === 'contact' ? 'no-account' : null
  if (!account.active) return 'account-off'
  return account.hasSignedIn ? null : 'never-signed-in'
}
