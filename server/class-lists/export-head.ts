import type { AuditAction } from '#core/access/audit-action.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import type { Grant } from '../actions/authorise.ts'
import type { AuditEntry } from '../audit/log.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'

export interface ExportHead {
  /** Lines under the title of every sheet. */
  readonly lines: readonly string[]
  /** For the name of the file: 20261122. */
  readonly day: string
}

const exported: AuditAction = 'exported'

/** Notes the export, and says who took it out and when. */
export async function exportHead(
  service: Service,
  { actor }: Grant,
  object: string,
  details: NonNullable<AuditEntry['details']>,
  lines: readonly string[],
): Promise<ExportHead> {
  const { database, clock, audit, district, demo } = service
  const { username, role, name } = actor
  const at = instantText(clock.now())
  const entry = { district: district.code, at, username, role, object, details } as const
  await database.write((db) => audit.append(db, { ...entry, action: exported }))
  return {
    lines: [
      proposedFormNotice,
      `导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
      ...lines,
      ...(demo ? ['示例数据，非真实企业和地块。'] : []),
    ],
    day: todayInShanghai(clock).replaceAll('-', ''),
  }
}
