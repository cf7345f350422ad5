import { type Role, roleNames, roles } from '../access/role.ts'
import { usccProblem } from '../form/code-system.ts'
import { departments } from '../vocabulary/department.ts'
import { towns } from '../vocabulary/district.ts'

/** Columns of 账号名单.xlsx. */
export const accountListHeadings = ['姓名', '角色', '单位', '账号', '工号', '手机号'] as const
type Heading = (typeof accountListHeadings)[number]
export const requiredAccountHeadings = ['姓名', '角色'] as const satisfies readonly Heading[]

/** A batch is made in one transaction, and its slips in one document. */
export const mostAccounts = 300

/** A line of the list that can be looked at further. */
export interface ListedAccount {
  readonly name: string
  readonly role: Role
  readonly org: string | null
  /** Null: one is made. */
  readonly username: string | null
  /** Null: the username. */
  readonly person: string | null
  /** Printed on the slip, stored nowhere. */
  readonly phone: string | null
}

/** A 第三方技术单位 by its name or code; null when it is not registered. */
export type UnitNamed = (text: string) => string | null

const longest: Readonly<Record<Heading, number>> = { 姓名: 60, 角色: 20, 单位: 60, 账号: 60, 工号: 40, 手机号: 40 }

/** Reads one line; a sentence where it will not do. */
export function readAccountLine(cells: Readonly<Record<string, string>>, unitNamed: UnitNamed): ListedAccount | string {
  const text = (heading: Heading): string => cells[heading] ?? ''
  const long = accountListHeadings.find((heading) => text(heading).length > longest[heading])
  if (long !== undefined) return `${long}超过 ${longest[long]} 个字。`
  if (text('姓名') === '') return '姓名未填。'
  const role = roles.find((code) => roleNames[code] === text('角色') || code === text('角色'))
  if (role === undefined) return `没有“${text('角色')}”这个角色，可填：${Object.values(roleNames).join('、')}。`
  const org = orgOf(role, text('单位'), unitNamed)
  if (org !== null && typeof org === 'object') return org.fault
  const username = text('账号').toLowerCase()
  if (/\s/.test(username)) return '账号中不能有空格。'
  const given = (heading: Heading): string | null => text(heading) || null
  return { name: text('姓名'), role, org, username: username || null, person: given('工号'), phone: given('手机号') }
}

interface Fault {
  readonly fault: string
}

function orgOf(role: Role, text: string, unitNamed: UnitNamed): string | null | Fault {
  const found = (list: readonly { readonly code: string; readonly name: string }[], what: string): string | Fault => {
    const one = list.find(({ code, name }) => code === text || name === text)
    return one?.code ?? { fault: text === '' ? `单位未填，应填${what}。` : `没有“${text}”这个${what}。` }
  }
  switch (role) {
    case 'town':
    case 'town-reviewer':
      return found(towns, '街镇/园区')
    case 'department':
      return found(departments, '条线部门')
    case 'enterprise': {
      const code = text.replaceAll(' ', '').toUpperCase()
      return usccProblem(code) === 'structure' ? { fault: '企业的单位应填统一社会信用代码。' } : code
    }
    case 'third-party':
      return unitNamed(text) ?? { fault: `没有登记“${text}”这个第三方单位，请先在专班名册登记。` }
    default:
      return text === '' ? null : { fault: `${roleNames[role]}属于全区，单位应留空。` }
  }
}

/** How usernames begin that are made here, by role. */
export const usernameStems: Readonly<Record<Role, string>> = {
  enterprise: 'qiye',
  town: 'jingban',
  'town-reviewer': 'shenhe',
  department: 'bumen',
  district: 'zhuanban',
  'third-party': 'jishu',
  auditor: 'shenji',
  security: 'anquan',
  admin: 'guanli',
}
