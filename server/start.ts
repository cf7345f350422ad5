import { resolve } from 'node:path'
import { singleSignOnPath } from '#core/api/single-sign-on.ts'
import type { SingleSignOn } from './access/single-sign-on.ts'
import { createSetUpLink } from './actions/create-set-up-link.ts'
import { recoverArchives } from './archive/recover.ts'
import { createAttachmentTidying } from './attachments/tidying.ts'
import { type BackupSchedule, createBackupSchedule } from './backup/schedule.ts'
import { type Clock, systemClock } from './clock.ts'
import { type Config, type Place, placeOf } from './config.ts'
import { isPostgresUrl } from './database-place.ts'
import { holdDatabase } from './db/hold.ts'
import { recoverEvaluations } from './evaluation-runs/begin-evaluation.ts'
import { recoverChecks } from './formal/check-gates.ts'
import { createApp } from './http/app.ts'
import { listen } from './http/listen.ts'
import { endJobs } from './jobs/ended-at-stop.ts'
import { collectWhenIdle } from './jobs/idle-collection.ts'
import type { Notices, RequestRecord } from './observability/log.ts'
import { type OpenedService, openService } from './open-service.ts'
import { productVersion } from './product-version.ts'

export interface StartOptions {
  readonly demo?: boolean
  /** The system's when it is not said. */
  readonly clock?: Clock
  /** Sample workbooks to hand out beside the templates. */
  readonly samplesFolder?: string
  readonly onRequest?: (record: RequestRecord) => void
  readonly onDefect: (reference: string, error: unknown) => void
  /** Told, in sentences, of what an operator should know while it runs; by default nobody is. */
  readonly notices?: Notices
}

const untold: Notices = { tell: () => undefined, warn: () => undefined }

export interface StartedServer {
  readonly service: OpenedService
  readonly place: Place
  /** Where the first administrator is made; null when there is an account. */
  readonly setUpLink: string | null
  /** Ends as it should: no new requests, those under way end, waiting writes are on disk, the file is closed. */
  stop(): Promise<void>
}

const root = resolve(import.meta.dirname, '..')
const patienceMilliseconds = 8000

/**
 * Opens the database, serves, and says where. Throws WrongDatabaseError, and DatabaseError where another server has the
 * SQLite file; rejects when the port is taken.
 */
export async function startServer(config: Config, options: StartOptions): Promise<StartedServer> {
  const { demo = false, clock = systemClock, samplesFolder, onDefect, onRequest, notices = untold } = options
  let stopping = false
  let place = placeOf(config, config.port)
  const singleSignOn = await singleSignOnOf(config, () => place)
  const hold = holdDatabase(config.databaseUrl, '提供服务', clock)
  const opening = openService({
    databaseUrl: config.databaseUrl,
    keys: config.keys,
    anchorDir: config.anchorDir ?? null,
    attachmentsDir: config.attachmentsDir ?? null,
    paperFont: config.paperFont ?? null,
    demo,
    clock,
    singleSignOn,
    report: onDefect,
  })
  const service = await opening.catch((error: unknown) => {
    hold.release()
    throw error
  })
  try {
    service.anchoring.start((error) => onDefect('anchor', error), notices)
    service.auditCheck.start((error) => onDefect('audit', error), notices)
    const backups = scheduleOf(service, config)
    backups?.start((error) => onDefect('backup', error), notices)
    const app = createApp({
      service,
      version: productVersion(),
      origins: () => place.origins,
      isHttps: place.isHttps,
      trustProxy: config.trustProxy,
      excelOrigins: config.excelOrigins,
      officeJs: config.officeJs ?? 'local',
      url: () => place.url,
      pagesFolder: resolve(root, 'dist'),
      templateFolders: [
        { folder: resolve(root, 'templates/out'), kind: 'template' },
        ...(samplesFolder === undefined ? [] : [{ folder: samplesFolder, kind: 'sample' as const }]),
      ],
      metricsToken: config.metricsToken ?? null,
      isStopping: () => stopping,
      lastBackup: async () => backups?.newest() ?? null,
      ...(onRequest === undefined ? {} : { onRequest }),
      onDefect,
    })
    const before = service.clock.now()
    const listening = await listen(app.fetch, config)
    // Not before the port is ours: started once too often, we must not end what the server beside us is at.
    await recoverEvaluations(service, before)
    await recoverArchives(service, before)
    await recoverChecks(service, before)
    service.evaluator.resume(service.district.code)
    const collection = collectWhenIdle()
    const tidying = createAttachmentTidying(service.attachments, service.clock)
    tidying.start((error) => onDefect('attachments', error))
    place = placeOf(config, listening.port)
    const token = await createSetUpLink(service)
    return {
      service,
      place,
      // In the fragment: it reaches the page, but no log of any server or proxy.
      setUpLink: token === null ? null : `${place.url}/set-up#${token}`,
      async stop() {
        stopping = true
        collection.stop()
        await listening.stop(patienceMilliseconds)
        await endJobs(service.database)
        await backups?.stop()
        await tidying.stop()
        await service.close()
        hold.release()
      },
    }
  } catch (error) {
    await service.close()
    hold.release()
    throw error
  }
}

/** Its libraries are loaded where a provider is set: most servers start without them. */
async function singleSignOnOf({ singleSignOn = null }: Config, place: () => Place): Promise<SingleSignOn | null> {
  if (singleSignOn === null) return null
  const { createSingleSignOn } = await import('./access/single-sign-on.ts')
  return createSingleSignOn(singleSignOn, () => `${place().url}${singleSignOnPath}`)
}

/** PostgreSQL is backed up by its own tools: BACKUP_DIR is for SQLite. */
function scheduleOf(service: OpenedService, { backups = null, databaseUrl }: Config): BackupSchedule | null {
  if (backups === null || isPostgresUrl(databaseUrl)) return null
  return createBackupSchedule(service, service.keys, backups, productVersion())
}
