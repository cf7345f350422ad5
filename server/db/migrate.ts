import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { DatabaseError } from './database-error.ts'
import { migrationsOf } from './describe.ts'
import { first } from './migrations/0001-first.ts'
import { auditChain } from './migrations/0002-audit-chain.ts'
import { access } from './migrations/0003-access.ts'
import { devices } from './migrations/0004-devices.ts'
import { removalsAndSettlements } from './migrations/0005-removals-and-settlements.ts'
import { filings } from './migrations/0006-filings.ts'
import { mechanismReports } from './migrations/0007-mechanism-reports.ts'
import { baseMap } from './migrations/0008-base-map.ts'
import { departmentData } from './migrations/0009-department-data.ts'
import { bulkUploads } from './migrations/0010-bulk-uploads.ts'
import { progress } from './migrations/0011-progress.ts'
import { disputesAndSignOffs } from './migrations/0012-disputes-and-sign-offs.ts'
import { roster } from './migrations/0013-roster.ts'
import { surveys } from './migrations/0014-surveys.ts'
import { parcelFiguresAndExportRequests } from './migrations/0015-parcel-figures-and-export-requests.ts'
import { bulkAndTenancy } from './migrations/0016-bulk-and-tenancy.ts'
import { standards } from './migrations/0017-standards.ts'
import { evaluationInputs } from './migrations/0019-evaluation-inputs.ts'
import { deciding } from './migrations/0020-deciding.ts'
import { publications } from './migrations/0021-publications.ts'
import { reviewsAndArchives } from './migrations/0022-reviews-and-archives.ts'
import { classLists } from './migrations/0023-class-lists.ts'
import { disposal } from './migrations/0024-disposal.ts'
import { letters } from './migrations/0025-letters.ts'
import { areasByStatus } from './migrations/0026-areas-by-status.ts'
import { formal } from './migrations/0027-formal.ts'
import { parcelLockings } from './migrations/0028-parcel-lockings.ts'
import { lowEfficiencyCounts } from './migrations/0029-low-efficiency-counts.ts'
import { givenReasons } from './migrations/0030-given-reasons.ts'
import { reasonsTakenBack } from './migrations/0031-reasons-taken-back.ts'
import { sealedBaseRecords } from './migrations/0032-sealed-base-records.ts'
import { sealedBaseHeadings } from './migrations/0033-sealed-base-headings.ts'
import type { Schema } from './schema.ts'

/** In the order they are applied, for ever: a released migration is never edited. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-audit-chain': auditChain,
  '0003-access': access,
  '0004-devices': devices,
  '0005-removals-and-settlements': removalsAndSettlements,
  '0006-filings': filings,
  '0007-mechanism-reports': mechanismReports,
  '0008-base-map': baseMap,
  '0009-department-data': departmentData,
  '0010-bulk-uploads': bulkUploads,
  '0011-progress': progress,
  '0012-disputes-and-sign-offs': disputesAndSignOffs,
  '0013-roster': roster,
  '0014-surveys': surveys,
  '0015-parcel-figures-and-export-requests': parcelFiguresAndExportRequests,
  '0016-bulk-and-tenancy': bulkAndTenancy,
  '0017-standards': standards,
  '0019-evaluation-inputs': evaluationInputs,
  '0020-deciding': deciding,
  '0021-publications': publications,
  '0022-reviews-and-archives': reviewsAndArchives,
  '0023-class-lists': classLists,
  '0024-disposal': disposal,
  '0025-letters': letters,
  '0026-areas-by-status': areasByStatus,
  '0027-formal': formal,
  '0028-parcel-lockings': parcelLockings,
  '0029-low-efficiency-counts': lowEfficiencyCounts,
  '0030-given-reasons': givenReasons,
  '0031-reasons-taken-back': reasonsTakenBack,
  '0032-sealed-base-records': sealedBaseRecords,
  '0033-sealed-base-headings': sealedBaseHeadings,
}

/** Names of all of them: a database that knows another is newer than this program. */
export const migrationNames: readonly string[] = Object.keys(migrations)

/**
 * Brings the database to the newest schema. Throws DatabaseError when a newer program has been at work in it, else what
 * the failing migration threw; nothing of it is then kept.
 *
 * @param upgrades false for a command beside a server: it makes tables where there are none, but those of a program
 * before are not changed under that program. Throws DatabaseError then
 */
export async function migrate(db: Kysely<Schema>, upgrades = true): Promise<void> {
  const applied = await migrationsOf(db).catch(() => [])
  // The library would describe every table to find its own; most starts have nothing to do.
  if (applied.join() === migrationNames.join()) return
  if (!upgrades && applied.length > 0) refuseUpgrade(applied)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  requireKnown(await migrationsOf(db).catch(() => []))
  throw error
}

function refuseUpgrade(applied: readonly string[]): never {
  requireKnown(applied)
  throw new DatabaseError(
    `数据库还是较早版本的（到 ${applied.at(-1)}，本程序到 ${migrationNames.at(-1)}），没有改动任何数据。升级由本程序启动服务时进行；升级前的备份，请用原来的程序做。`,
  )
}

/** Throws DatabaseError, in a sentence, when some of the migrations that were applied are not of this program. */
export function requireKnown(applied: readonly string[]): void {
  const unknown = applied.filter((name) => !migrationNames.includes(name))
  if (unknown.length === 0) return
  throw new DatabaseError(
    `数据库已由较新的版本升级，本程序（到 ${migrationNames.at(-1)}）不认识 ${unknown.join('、')}，没有改动任何数据。请换用那个版本或更新的程序；要退回本版本，请恢复升级前的备份。`,
  )
}
