import { seesEverything } from '#core/access/mask.ts'
import { townName } from '#core/vocabulary/district.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { appendAudit } from '../db/audit.ts'
import type { ExportFile } from '../export/export-file.ts'
import { ledgerWorkbook } from '../export/ledger.ts'
import type { Service } from '../service.ts'
import type { Grant } from './authorise.ts'
import { withinScope } from './scope.ts'

/** The consolidated ledger of a year, or of one of its towns, as the reader may see it. */
export async function exportLedger(
  service: Service,
  grant: Grant,
  query: { readonly cycle: string; readonly town?: string | undefined },
): Promise<ExportFile> {
  const { actor, scope } = grant
  const { username, role, name } = actor
  const { cycle, town } = query
  const district = service.district.code
  const at = instantText(service.clock.now())
  await service.database.write((db) =>
    appendAudit(db, { district, at, username, role, action: 'exported', object: `ledger ${cycle}`, details: { town } }),
  )
  const place = town === undefined ? service.district.name : (townName(town) ?? town)
  const lines = [
    `${place} ${cycle}年度  导出人：${name}  导出时间：${at.slice(0, 16).replace('T', ' ')}`,
    ...(seesEverything(actor) ? [] : ['按权限，区统计局、区税务局核定的数据不导出，显示填报值。']),
    ...(service.demo ? ['示例数据，非真实企业和地块。'] : []),
  ]
  const filter = { district, cycle, scope: withinScope(scope), town: town ?? null }
  return {
    name: `汇总台账-${place}-${cycle}-${todayInShanghai(service.clock).replaceAll('-', '')}.xlsx`,
    bytes: ledgerWorkbook(service.database, filter, actor, lines),
  }
}
