import { setUpLinkMinutes } from './actions/create-set-up-link.ts'
import { WrongKeysError } from './audit/adopt-keys.ts'
import { systemClock } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { isPostgresUrl, shownUrl } from './database-place.ts'
import { DatabaseError } from './db/database-error.ts'
import { jsonLog, type LogOutput, textLog } from './observability/log.ts'
import { WrongDatabaseError } from './open-service.ts'
import { type StartedServer, startServer } from './start.ts'
import { stopOnSignals } from './stop-on-signals.ts'

/* npm start: serves one district until it is told to stop (Ctrl+C, SIGTERM). */

function warnings(
  { service: { madeKeyFile, missingKeys, anchoring } }: StartedServer,
  config: Config,
): readonly string[] {
  const keys = `已生成密钥文件 ${madeKeyFile}（仅本用户可读）。备份不含密钥，请另行妥善保存；或改用环境变量 DATA_KEY、AUDIT_KEY。`
  const anchors =
    '没有设置 ANCHOR_DIR，审计链没有库外锚点，末尾被截断时不能发现。请设为另一台机器或另一个卷上的文件夹。'
  const backups = 'BACKUP_DIR 只用于 SQLite：PostgreSQL 的备份用它自己的工具安排，命令见 checkup backup 的提示。'
  const hasIdleBackups = (config.backups ?? null) !== null && isPostgresUrl(config.databaseUrl)
  return [
    ...(madeKeyFile === null ? [] : [keys]),
    ...missingKeys,
    ...(anchoring.files.length === 0 ? [anchors] : []),
    ...(hasIdleBackups ? [backups] : []),
  ]
}

async function start(config: Config): Promise<void> {
  const output: LogOutput = { out: (line) => console.log(line), error: (line) => console.error(line) }
  const log = config.log === 'json' ? jsonLog(output, systemClock) : textLog(output)
  const server = await startServer(config, { onRequest: log.request, onDefect: log.defect, notices: log })
  // Before anybody is told that we serve: from then on we are stopped in order only.
  stopOnSignals(() => server.stop(), log.tell)
  for (const sentence of warnings(server, config)) log.warn(sentence)
  log.tell(`产业用地体检已启动：${server.place.url}`)
  log.tell(`数据库：${shownUrl(config.databaseUrl)}`)
  if (server.setUpLink !== null) {
    log.tell(`尚无账号。请在 ${setUpLinkMinutes} 分钟内打开此链接建立管理员（只能用一次）：`)
    log.tell(server.setUpLink)
  }
}

/** What only shows when the place is opened; null for a defect. */
function startFault(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null
  switch (error.code) {
    case 'EADDRINUSE':
      return `端口已被占用：${error.message}。请停止占用它的程序，或设置 PORT。`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `本机没有 HOST 指定的地址：${error.message}。请改正 HOST。`
    case 'EACCES':
      return `没有权限：${error.message}。请核对 PORT（1024 以下须授权）和各文件夹的权限。`
    case 'ENOTDIR':
    case 'EEXIST':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_NOTADB':
      return '不能打开数据库文件，或不是数据库文件。请核对 DATABASE_URL 和权限。'
    default:
      return null
  }
}

function tell(sentences: readonly string[]): void {
  for (const sentence of sentences) console.error(sentence)
}

try {
  await start(readConfig(process.env))
} catch (error) {
  if (error instanceof ConfigError) tell(error.sentences)
  else if (error instanceof WrongKeysError || error instanceof WrongDatabaseError || error instanceof DatabaseError)
    tell([error.message])
  else {
    const sentence = startFault(error)
    if (sentence === null) throw error
    tell([sentence])
  }
  process.exitCode = 1
}
