import { answersForAll } from '#core/access/mask.ts'
import { seesContacts } from '#core/access/personal.ts'
import type { AccountRight } from '#core/access/right.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { hasRight } from '../db/accounts.ts'
import type { ExportFile } from '../export/export-file.ts'
import { ledgerWorkbook } from '../export/ledger.ts'
import { releaseFor } from '../export-release/release.ts'
import type { Service } from '../service.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { listOf } from './codes.ts'
import { withinScope } from './scope.ts'

const unapproved = '未经导出审批：区统计局、区税务局核定的数据不导出，显示填报值。'

/** Taking contacts out of the system is a right of its own, given to an account by name. Throws ProblemError not-allowed. */
export async function requireContactRight(service: Service, { actor, endpoint }: Grant): Promise<void> {
  const { username, role } = actor
  const district = service.district.code
  const right: AccountRight = 'export-contacts'
  if (seesContacts(actor) && (await service.database.read((db) => hasRight(db, district, username, right)))) return
  await recordDenial(service, actor, endpoint, { right })
  throw new ProblemError(problem('not-allowed', { role }))
}

/**
 * The consolidated ledger of a year, or of some of its towns, as the reader may take it out: 统计 and 税务 values by
 * approval only, contacts masked, or in full for those who were given the right. Throws ProblemError: not-allowed,
 * export-not-approved.
 */
export async function exportLedger(
  service: Service,
  grant: Grant,
  query: {
    readonly cycle: string
    readonly town?: string | undefined
    readonly contacts?: 'masked' | 'full' | undefined
    readonly approval?: number | undefined
  },
): Promise<ExportFile> {
  const { actor, scope } = grant
  const { username, role, name } = actor
  const { cycle, town, contacts = 'masked' } = query
  const district = service.district.code
  if (contacts === 'full') await requireContactRight(service, grant)
  const at = instantText(service.clock.now())
  const wanted = { kind: 'ledger', cycle, object: null, town: town ?? null } as const
  const release = await service.database.write(async (db) => {
    const released = await releaseFor(db, district, actor, wanted, query.approval, at, unapproved)
    const details = { town, contacts, ...(released.approval === null ? {} : { approval: released.approval }) }
    const entry = { district, at, username, role, object: `ledger ${cycle}`, details } as const
    await service.audit.append(db, { ...entry, action: 'exported' })
    return released
  })
  const listed = listOf(town) ?? []
  const towns = listed.length === 0 ? null : listed
  const place = towns === null ? service.district.name : placeName(towns)
  const lines = [
    `${place} ${cycle}年度  导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...release.lines,
    ...(answersForAll(role) ? [] : ['按权限，区统计局、区税务局核定的数据不导出，显示填报值。']),
    ...(contacts === 'full' ? ['含完整联系方式，按个人信息管理，不得转发。'] : ['联系方式已脱敏。']),
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const filter = { district, cycle, scope: withinScope(scope), towns }
  return {
    name: `汇总台账-${place}-${cycle}-${todayInShanghai(service.clock).replaceAll('-', '')}.xlsx`,
    bytes: ledgerWorkbook(service.database, filter, { ...release.viewer, contacts }, lines),
  }
}

/** 新桥镇, 新桥镇等2个街镇 */
function placeName(towns: readonly string[]): string {
  const [first = ''] = towns
  const name = townName(first) ?? first
  return towns.length > 1 ? `${name}等${towns.length}个街镇` : name
}
