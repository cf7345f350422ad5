import { randomBytes } from 'node:crypto'
import { type Role, roleNames } from '#core/access/role.ts'
import { yearOf } from '#core/vocabulary/calendar-date.ts'
import { type Actor, operator } from '../actions/actor.ts'
import { authorise } from '../actions/authorise.ts'
import { createAccount } from '../actions/create-account.ts'
import { todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import { giveAuthority } from '../third-parties/give.ts'
import { saveUnit } from '../third-parties/units.ts'

export interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly org?: string
  readonly orgName?: string
}

/** Made up; the code passes its check characters. */
const demoUnit = { uscc: '91310117000000203A', name: '示例测绘技术有限公司' } as const

const xinqiao = { org: '310117105000', orgName: '新桥镇' }

/** One sign-in a role, and 街镇 people of the town most examples are about. */
export function demoAccounts(ownerUscc: string): readonly DemoAccount[] {
  return [
    { username: 'zhoutao', name: '周涛', role: 'district' },
    { username: 'wangfang', name: '王芳', role: 'town', ...xinqiao },
    { username: 'liqiang', name: '李强', role: 'town-reviewer', ...xinqiao },
    { username: 'qiye', name: '示例企业填表人', role: 'enterprise', org: ownerUscc },
    { username: 'shuiwu', name: '赵敏', role: 'department', org: 'tax', orgName: '区税务局' },
    { username: 'tongji', name: '吴倩', role: 'department', org: 'statistics', orgName: '区统计局' },
    { username: 'jianguan', name: '徐明', role: 'department', org: 'construction', orgName: '区建管委' },
    { username: 'jingwei', name: '金伟', role: 'department', org: 'economy', orgName: '区经委' },
    { username: 'guihua', name: '顾颖', role: 'department', org: 'planning', orgName: '区规划资源局' },
    { username: 'huanbao', name: '黄波', role: 'department', org: 'ecology', orgName: '区生态环境局' },
    { username: 'disanfang', name: '示例技术单位', role: 'third-party', org: demoUnit.uscc },
    { username: 'shenji', name: '朱琳', role: 'auditor' },
    { username: 'anquan', name: '杨帆', role: 'security' },
    { username: 'guanli', name: '孙立', role: 'admin' },
  ]
}

/** Twelve letters and digits without look-alikes: read off a terminal, typed once. */
function randomPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  return [...randomBytes(12)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
}

/** Makes the accounts through the same use case an administrator uses; gives each its random password. */
export async function createDemoAccounts(
  service: Service,
  accounts: ReturnType<typeof demoAccounts>,
): Promise<ReadonlyMap<string, string>> {
  const passwords = new Map<string, string>()
  const [taskForce] = accounts
  if (taskForce === undefined) return passwords
  const grant = await authorise(service, actorOf(taskForce), 'saveThirdParty')
  const contact = { contactName: '示例联系人', contactPhone: '13800000000' }
  await saveUnit(service, grant, { ...demoUnit, contractNo: '示例-2026-01', ...contact, revision: 0 })
  for (const { username, name, role, org } of accounts) {
    const password = randomPassword()
    await createAccount(service, operator, {
      username,
      name,
      role,
      password,
      ...(org === undefined ? {} : { org }),
    })
    passwords.set(username, password)
  }
  return passwords
}

/** Until the end of next year, 现场 items of the parcels. */
export async function seedAuthority(service: Service, actor: Actor, parcelCodes: readonly string[]): Promise<void> {
  if (parcelCodes.length === 0) return
  const today = todayInShanghai(service.clock)
  await giveAuthority(service, await authorise(service, actor, 'giveAuthority'), {
    uscc: demoUnit.uscc,
    from: today,
    until: `${yearOf(today) + 1}-12-31`,
    towns: [],
    parcelCodes,
    forms: ['parcel-self-assessment', 'enterprise-information'],
    layers: ['reported', 'onsite'],
    reason: '示例：现场核查',
  })
}

export function actorOf({ username, name, role, org }: DemoAccount): Actor {
  return { username, name, role, org: org ?? null, client: 'program' }
}

export function accountLine(account: DemoAccount, password: string): string {
  const scope = account.orgName === undefined ? '' : `（${account.orgName}）`
  return `  ${roleNames[account.role]}${scope}  账号 ${account.username}  密码 ${password}`
}
