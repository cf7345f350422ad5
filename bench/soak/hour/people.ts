import type { PushBody } from '#core/api/rows.ts'
import type { Actor } from '#server/actions/actor.ts'
import { hashPassword } from '#server/actions/password.ts'
import type { Service } from '#server/service.ts'
import { qianJin, zhouTao } from '#test/server/cast.ts'
import { tokenOf } from '#test/server/token-of.ts'

export const password = 'a-long-password-0137'

/** A clerk of a 街镇, who edits its parcels, and how far they have pulled. */
export interface Clerk {
  readonly username: string
  readonly token: string
  readonly town: string
  /** Codes of the town's parcels. */
  readonly parcels: readonly string[]
  cursor: string
}

export interface People {
  /** Two of each town. */
  readonly clerks: readonly (readonly [Clerk, Clerk])[]
  readonly districtToken: string
  readonly auditorToken: string
}

const townsWithClerks = 4

/** Accounts and sessions of who works through the hour; all have the same password. */
export async function peopleOf(service: Service, rows: PushBody['rows']): Promise<People> {
  const towns = new Map<string, string[]>()
  for (const { key, fields } of rows) {
    const town = fields.townCode
    if (typeof town === 'string') towns.set(town, [...(towns.get(town) ?? []), key.parcelCode])
  }
  const largest = [...towns].sort((a, b) => b[1].length - a[1].length).slice(0, townsWithClerks)
  const clerkOf = async (town: string, parcels: readonly string[], name: string): Promise<Clerk> => {
    const username = `clerk-${town}-${name}`
    const actor: Actor = { username, name, role: 'town', org: town, client: 'pane' }
    return { username, token: await tokenOf(service, actor), town, parcels, cursor: '' }
  }
  const clerks: (readonly [Clerk, Clerk])[] = []
  for (const [town, parcels] of largest) {
    clerks.push([await clerkOf(town, parcels, '甲'), await clerkOf(town, parcels, '乙')])
  }
  const districtToken = await tokenOf(service, zhouTao)
  const auditorToken = await tokenOf(service, qianJin)
  const passwordHash = await hashPassword(password)
  await service.database.write((db) => db.updateTable('account').set({ password_hash: passwordHash }).execute())
  return { clerks, districtToken, auditorToken }
}
