import { rmSync } from 'node:fs'
import { songjiang } from '#core/vocabulary/district.ts'
import { resealSecondFactors } from './access/reseal-second-factors.ts'
import type { SingleSignOn } from './access/single-sign-on.ts'
import { adoptMove } from './adopt-move.ts'
import { attachmentsFolder } from './attachments/place.ts'
import { openAttachments } from './attachments/store.ts'
import { adoptKeys } from './audit/adopt-keys.ts'
import { anchorFiles } from './audit/anchor-file.ts'
import { createAnchoring } from './audit/anchoring.ts'
import { createAuditCheck } from './audit/check.ts'
import { createAuditLog, installation } from './audit/log.ts'
import { missingKeys } from './audit/missing-keys.ts'
import { type Clock, systemClock } from './clock.ts'
import type { KeySettings } from './config.ts'
import { type DatabaseUrl, shownUrl } from './database-place.ts'
import { openDatabase } from './db/database.ts'
import { readProperty, writeProperty } from './db/properties.ts'
import { requireNoHalfRestore } from './db/restoring-file.ts'
import { createEvaluator } from './evaluation/evaluator.ts'
import type { FailureReport } from './evaluation/run-one.ts'
import { adoptCalendar } from './filing/adopt-calendar.ts'
import { type Keys, loadKeys } from './keys.ts'
import { createPaperMaker } from './paper/paper-maker.ts'
import { adoptProgress } from './progress/adopt-progress.ts'
import { adoptDifferences } from './rows/differences.ts'
import type { Service } from './service.ts'
import { adoptStandards } from './standard-register/register.ts'
import { adoptTenancy } from './tenancy/adopt-tenancy.ts'
import { createVault } from './vault.ts'

export interface OpenOptions {
  readonly databaseUrl: DatabaseUrl
  /** Opens a database for made-up data, and marks a new one as such. */
  readonly demo?: boolean
  /** False beside a server: a database of a program before is refused and not upgraded under it. */
  readonly upgrades?: boolean
  /** Keys of the environment; without them those of the file beside the database, made when missing. */
  readonly keys?: KeySettings
  /** Folder that is given the anchors of the audit log too. */
  readonly anchorDir?: string | null
  /** Folder of the attachments; absent or null: beside the database. */
  readonly attachmentsDir?: string | null
  /** Font for rare characters in documents. */
  readonly paperFont?: string | null
  readonly clock?: Clock
  readonly singleSignOn?: SingleSignOn | null
  /** Told of what fails behind a request; by default nobody is. */
  readonly report?: FailureReport
}

/** A database of the demo where real data belongs, or the other way round. */
export class WrongDatabaseError extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'WrongDatabaseError'
  }
}

/** A service with what must end with it. */
export interface OpenedService extends Service {
  readonly keys: Keys
  /** File the keys were just written to: to be told and kept elsewhere too. Null when they were there. */
  readonly madeKeyFile: string | null
  /** Of each key of before that is missing and needed, a sentence. */
  readonly missingKeys: readonly string[]
  /** Ends a running evaluation, lets waiting writes end, closes the database. */
  close(): Promise<void>
}

/**
 * Opens a district's database and everything that stands on it; the CLI, the server and the demo all begin here.
 * Throws WrongDatabaseError when the demo's database is opened for real data or a real one for the demo, WrongKeysError
 * when its data was sealed or signed with keys that are not at hand.
 */
export async function openService(options: OpenOptions): Promise<OpenedService> {
  const { databaseUrl, demo = false, clock = systemClock, report = () => undefined, singleSignOn = null } = options
  const { upgrades = true } = options
  requireNoHalfRestore(databaseUrl)
  const { keys, madeFile } = loadKeys({ databaseUrl, keys: options.keys ?? { data: null, audit: null } })
  const { code, name } = songjiang
  // Keys nothing was written with must not stand where those of the database are looked for.
  const forgetKeys = (): void => {
    if (madeFile !== null) rmSync(madeFile)
  }
  const opening = openDatabase(databaseUrl, { district: code, vault: createVault(keys.data), upgrades })
  const database = await opening.catch((error: unknown) => {
    forgetKeys()
    throw error
  })
  const audit = createAuditLog(keys.audit)
  const files = anchorFiles(databaseUrl, code, options.anchorDir ?? null)
  const anchoring = createAnchoring({ database, clock, keys: keys.audit, chains: [code, installation], files })
  const auditCheck = createAuditCheck({ database, clock, keys: keys.audit, files })
  const evaluator = createEvaluator(database, clock, audit, report, () => anchoring.now())
  const isDemo = (await database.read((db) => readProperty(db, code, 'demo'))) === '1'
  if (isDemo && !demo) {
    await database.close()
    forgetKeys()
    throw new WrongDatabaseError(
      `${shownUrl(databaseUrl)} 是示例数据库，不能用于正式服务。请把 DATABASE_URL 指向其他数据库。`,
    )
  }
  if (demo && !isDemo) {
    const isUsed = await database.read((db) => db.selectFrom('account').select('username').limit(1).execute())
    if (isUsed.length > 0) {
      await database.close()
      forgetKeys()
      throw new WrongDatabaseError(`${shownUrl(databaseUrl)} 已有正式数据，示例不能写入。请换一个数据库。`)
    }
    await database.write((db) => writeProperty(db, code, 'demo', '1'))
  }
  const service: Service = {
    district: { code, name },
    database,
    clock,
    evaluator,
    audit,
    anchoring,
    auditCheck,
    singleSignOn,
    attachments: openAttachments(attachmentsFolder(databaseUrl, options.attachmentsDir ?? null), keys.data),
    paper: createPaperMaker(options.paperFont ?? null),
    demo,
    report,
  }
  let missing: readonly string[] = []
  try {
    await adoptKeys(service, keys)
    await adoptMove(service)
    missing = await database.read((db) => missingKeys(db, keys))
    await resealSecondFactors(database, code)
    await adoptCalendar(service)
    await adoptProgress(service)
    await adoptTenancy(service)
    await adoptDifferences(service)
    await adoptStandards(service)
  } catch (error) {
    await database.close()
    forgetKeys()
    throw error
  }
  return {
    ...service,
    keys,
    madeKeyFile: madeFile,
    missingKeys: missing,
    async close() {
      await evaluator.stop()
      await anchoring.stop()
      await auditCheck.stop()
      await database.close()
    },
  }
}
