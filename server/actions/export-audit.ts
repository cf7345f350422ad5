import { auditActionName } from '#core/access/audit-action.ts'
import { roleNamed, roleNames } from '#core/access/role.ts'
import { streamCsv } from '#workbook/csv.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { type AuditFilter, matchingEntries } from '../db/audit.ts'
import type { AuditTable } from '../db/schema.ts'
import type { ExportFile } from '../export/export-file.ts'
import type { Service } from '../service.ts'
import { type AuditQuery, auditFilter } from './audit-filter.ts'
import type { Grant } from './authorise.ts'

const headings = ['序号', '时间', '账号', '角色', '动作', '对象', '详情', '上一条哈希', '本条哈希', '密钥编号']
const entriesPerRead = 500

/**
 * Entries that match as CSV, the newest first, with the hashes of the chain; that they were taken out is itself an
 * entry. Throws ProblemError: not-allowed, malformed-request.
 */
export async function exportAudit(service: Service, grant: Grant, query: AuditQuery): Promise<ExportFile> {
  const { database, audit, clock, district } = service
  const filter = await auditFilter(service, grant, query)
  const { username, role } = grant.actor
  const at = instantText(clock.now())
  // What was typed to search by may be anything, a telephone number too: only that it was narrowed is kept.
  const { from, until, actions, username: account, object: part } = filter
  const details = { from, until, actions, narrowed: account !== null || part !== null }
  const act = {
    district: district.code,
    at,
    username,
    role,
    action: 'exported',
    object: `audit ${filter.chain}`,
  } as const
  await database.write((db) => audit.append(db, { ...act, details }))
  const place = query.chain === 'installation' ? '系统' : district.name
  return {
    name: `审计记录-${place}-${todayInShanghai(clock).replaceAll('-', '')}.csv`,
    bytes: streamCsv(headings, lines(service, filter)),
  }
}

async function* lines(
  { database }: Service,
  filter: Omit<AuditFilter, 'before' | 'limit'>,
): AsyncGenerator<(string | number | null)[], void> {
  let before: number | null = null
  for (;;) {
    const place: number | null = before
    const page: readonly AuditTable[] = await database.read((db) =>
      matchingEntries(db, { ...filter, before: place, limit: entriesPerRead }),
    )
    for (const { seq, at, username, role, action, object, details, previous_hash, hash, key_id } of page) {
      const known = role === null ? null : roleNamed(role)
      const roleName = known === null ? role : roleNames[known]
      yield [seq, at, username, roleName, auditActionName(action), object, details, previous_hash, hash, key_id]
    }
    const last = page.at(-1)
    if (last === undefined || page.length < entriesPerRead) return
    before = last.seq
  }
}
