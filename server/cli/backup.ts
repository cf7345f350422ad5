import { parseArgs } from 'node:util'
import { operator } from '../actions/actor.ts'
import { createBackup } from '../backup/create-backup.ts'
import { tablesLeftOut } from '../backup/left-out.ts'
import { readConfig } from '../config.ts'
import { isPostgresUrl, shownUrl } from '../database-place.ts'
import { openService } from '../open-service.ts'
import { productVersion } from '../product-version.ts'
import { UsageError } from './usage-error.ts'

function tellPostgres(url: string, to: string): number {
  console.error('PostgreSQL 数据库用它自己的工具备份（在线、一致），命令如下（地址中的密码请从 ~/.pgpass 读取）：')
  const without = tablesLeftOut.map((table) => `--exclude-table-data=${table}`).join(' ')
  console.log(`pg_dump --format=custom --no-owner ${without} --file='${to}' '${shownUrl(url)}'`)
  console.error(
    '恢复：createdb 后 pg_restore --no-owner --dbname=新库，再运行 checkup verify 校验。DATA_KEY、AUDIT_KEY 另行保存。',
  )
  return 2
}

/** backup --to DIR: backs the database of DATABASE_URL up, beside a running server. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } } })
  const { to } = values
  if (to === undefined) throw new UsageError('请用 --to 给出备份的文件夹')
  const { databaseUrl, keys, anchorDir = null, attachmentsDir = null } = readConfig(process.env)
  if (isPostgresUrl(databaseUrl)) return tellPostgres(databaseUrl, to)
  const service = await openService({ databaseUrl, keys, anchorDir, attachmentsDir, upgrades: false })
  try {
    const { username, role } = operator
    const started = performance.now()
    const { folder, manifest } = await createBackup(service, service.keys, {
      to,
      product: productVersion(),
      by: { username, role },
    })
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    const seconds = (performance.now() - started) / 1000
    console.log(
      `已备份到 ${folder}：${manifest.tables.parcel ?? 0} 宗地块，${(bytes / 1e6).toFixed(1)} MB，${seconds.toFixed(1)} 秒。`,
    )
    console.log(
      `不含登录会话和密钥。恢复还需要密钥 ${manifest.keys.data}（DATA_KEY）、${manifest.keys.audit}（AUDIT_KEY），请另行保存。`,
    )
  } finally {
    await service.close()
  }
  return 0
}
