import { type Role, roleNames } from '#core/access/role.ts'
import type { PlannedAccount } from '#core/api/account-batches.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamWorkbook } from '#workbook/write.ts'
import type { Grant } from '../actions/authorise.ts'
import { newToken, tokenHash } from '../actions/token.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { insertAccount } from '../db/accounts.ts'
import { replacePasswordLink } from '../db/password-links.ts'
import type { ExportFile } from '../export/export-file.ts'
import { sha256 } from '../hash.ts'
import type { Service } from '../service.ts'
import { bundle } from './bundle.ts'
import { type NewListedAccount, planAccounts } from './plan.ts'
import { accountListRefused, readAccountList } from './read-list.ts'
import { slipSheet } from './slips.ts'

/** Slips are carried to people: their links are good for longer than one that is sent at once. */
export const slipDays = 7
const dayMilliseconds = 86_400_000

interface Made extends NewListedAccount {
  readonly token: string
  readonly address: string
}

/** What would become of each line; nothing is changed. Throws ProblemError: those of the reader. */
export async function previewAccounts(
  service: Service,
  bytes: Uint8Array,
): Promise<{ readonly items: PlannedAccount[]; readonly accounts: number }> {
  const rows = await readAccountList(bytes)
  const { lines, accounts } = await service.database.read((db) => planAccounts(db, service.district.code, rows))
  return { items: [...lines], accounts: accounts.length }
}

/**
 * Makes the accounts of a list in one transaction; each person's link stands in the answer and nowhere else. The slips
 * are made first: what cannot be printed makes no account. Throws ProblemError: those of the reader and the paper maker,
 * account-list-refused.
 */
export async function createAccounts(
  service: Service,
  { actor }: Grant,
  sent: { readonly bytes: Uint8Array; readonly address: string; readonly accounts: number },
): Promise<ExportFile> {
  const { database, clock, audit } = service
  const district = service.district.code
  const rows = await readAccountList(sent.bytes)
  const { accounts } = await database.read((db) => planAccounts(db, district, rows))
  requireSeen(accounts.length, sent.accounts)
  const origin = new URL(sent.address).origin
  const made = accounts.map((account): Made => {
    const token = newToken()
    return { ...account, token, address: `${origin}/set-password#${token}` }
  })
  const now = clock.now()
  const expiresAt = now + slipDays * dayMilliseconds
  const files = await filesOf(service, actor.name, made, expiresAt)
  const at = instantText(now)
  await database.write(async (db) => {
    const again = await planAccounts(db, district, rows)
    const same = again.accounts.map(({ username }) => username).join() === made.map(({ username }) => username).join()
    if (!same) requireSeen(again.accounts.length, -1)
    for (const { username, name, role, org, person, token } of made) {
      const columns = { password_hash: '', active: 1, created_at: at, created_by: actor.username }
      await insertAccount(db, { district, username, name, role, org, person: person.toLowerCase(), ...columns })
      const link = { district, token_hash: tokenHash(token), username, created_by: actor.username }
      await replacePasswordLink(db, { ...link, created_at: now, expires_at: expiresAt, used_at: null })
    }
    const details = { usernames: made.map(({ username }) => username) }
    const by = { username: actor.username, role: actor.role }
    await audit.append(db, { district, at, ...by, action: 'accounts-created', object: sha256(sent.bytes), details })
  })
  return files
}

function requireSeen(now: number, seen: number): void {
  if (now !== seen) throw accountListRefused(`现可新建 ${now} 个账号，与预览时不同，请重新预览`)
}

async function filesOf(service: Service, by: string, made: readonly Made[], expiresAt: number): Promise<ExportFile> {
  const today = todayInShanghai(service.clock)
  const until = instantText(expiresAt).slice(0, 16).replace('T', ' ')
  const roleName = (role: Role): string => roleNames[role]
  const pdf = await service.paper.render(
    slipSheet({
      title: '开户单',
      issuedOn: today,
      notice: '一人一张，裁开后分别交给本人；不要整张转发。',
      steps: `扫码或在浏览器输入下面的地址，自己设置密码。链接只能用一次，${until} 前有效；过期请系统管理员重新生成。`,
      footer: `${service.district.name}产业用地体检　生成人 ${by}${service.demo ? '　示例数据' : ''}`,
      slips: made.map(({ name, role, orgName, username, phone, address }) => ({
        heading: `${name}　${orgName ?? service.district.name}`,
        fields: [
          { label: '账号', value: username },
          { label: '角色', value: roleName(role) },
          ...(phone === null ? [] : [{ label: '手机号', value: phone }]),
          { label: '地址', value: address },
        ],
        address,
        caption: '扫码设置密码',
      })),
    }),
  )
  const list = streamWorkbook([
    {
      sheet: '开户清单',
      title: '开户清单',
      lines: [proposedFormNotice, `生成人：${by}  生成日期：${today}`, '链接只在本表出现一次，用毕请删除本表。'],
      frozenColumns: 1,
      columns: [
        { heading: '姓名', width: 14 },
        { heading: '角色', width: 14 },
        { heading: '单位', width: 24 },
        { heading: '账号', width: 18 },
        { heading: '手机号', width: 16 },
        { heading: '设置密码的链接', width: 70 },
        { heading: '有效期至', width: 18 },
      ],
      rows: made.map(({ name, role, orgName, username, phone, address }) => [
        name,
        roleName(role),
        orgName,
        username,
        phone,
        address,
        until,
      ]),
    },
  ])
  return bundle(`批量开户-${today.replaceAll('-', '')}.zip`, [
    { name: '开户单.pdf', bytes: pdf },
    { name: '开户清单.xlsx', bytes: list },
  ])
}
