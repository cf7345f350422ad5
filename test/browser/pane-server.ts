import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { operator } from '#server/actions/actor.ts'
import { createAccount } from '#server/actions/create-account.ts'
import { createApp } from '#server/http/app.ts'
import { listen } from '#server/http/listen.ts'
import { type OpenedService, openService } from '#server/open-service.ts'
import { writeEmptyDatabase } from './empty-database.ts'

export interface PaneServer {
  readonly origin: string
  readonly service: OpenedService
  readonly stop: () => Promise<void>
}

/** Of everybody in these tests. */
export const password = 'shili-mima-2026'

const xinqiao = '310117105000'
const root = resolve(import.meta.dirname, '../..')

/**
 * The whole server on a free port with a database of its own: 王芳 (街镇经办) and 李强 (街镇审核) of 新桥镇, 示例企业.
 * The caller stops it.
 */
export async function startPaneServer(
  pagesFolder = join(root, 'dist'),
  excelOrigins: readonly string[] = [],
): Promise<PaneServer> {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-pane-'))
  const databaseUrl = join(folder, 'district.sqlite')
  await writeEmptyDatabase(databaseUrl)
  const service = await openService({ databaseUrl })
  await createAccount(service, operator, { username: 'wangfang', name: '王芳', role: 'town', org: xinqiao, password })
  await createAccount(service, operator, {
    username: 'liqiang',
    name: '李强',
    role: 'town-reviewer',
    org: xinqiao,
    password,
  })
  const origins: string[] = []
  const app = createApp({
    service,
    version: '0.1.0',
    origins: () => origins,
    isHttps: false,
    trustProxy: false,
    excelOrigins,
    pagesFolder,
    templateFolders: [{ folder: join(root, 'templates/out'), kind: 'template' }],
    onDefect: (reference, error) => {
      throw new Error(`defect ${reference}`, { cause: error })
    },
  })
  const listening = await listen(app.fetch, { host: '127.0.0.1', port: 0, tls: null })
  const origin = `http://127.0.0.1:${listening.port}`
  origins.push(origin)
  return {
    origin,
    service,
    stop: async () => {
      await listening.stop(1000)
      await service.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
