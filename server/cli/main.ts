import { ProblemError } from '#core/error/problem.ts'
import { problemMessage } from '#core/message/message.zh.ts'
import { WrongKeysError } from '../audit/adopt-keys.ts'
import { BackupError } from '../backup/backup-error.ts'
import { ConfigError } from '../config.ts'
import { DatabaseError } from '../db/database-error.ts'
import { isFullDisk } from '../full-disk.ts'
import { WrongDatabaseError } from '../open-service.ts'
import { accountCommand } from './account.ts'
import { anchorCommand } from './anchor.ts'
import { backupCommand } from './backup.ts'
import { checkCommand } from './check.ts'
import { FaultyStandardError, faultLine } from './faulty-standard.ts'
import { moveCommand } from './move.ts'
import { rebuildCommand } from './rebuild.ts'
import { recomputeCommand } from './recompute.ts'
import { restoreCommand } from './restore.ts'
import { scoreCommand } from './score.ts'
import { standardCommand } from './standard.ts'
import { UsageError } from './usage-error.ts'
import { verifyCommand } from './verify.ts'
import { verifyArchiveCommand } from './verify-archive.ts'
import { verifyAuditCommand } from './verify-audit.ts'
import { verifySheetCommand } from './verify-sheet.ts'

/** Exit codes: 0 fine, 1 errors found in the data, 2 the file or the request is refused, 64 wrong usage. */
const usage = `用法：
  npm run --silent checkup -- check 文件.xlsx [标准] [--json]
  npm run --silent checkup -- score 文件.xlsx [标准] [--json]
    标准：--standard 评估标准.xlsx|评估标准.json|随附标准的编号，或 --registered 登记的编号（读 DATABASE_URL）；
    不写的用随附、今天施行的标准
  npm run --silent checkup -- standard export 标准编号 [--to 文件.xlsx|文件.json]
  npm run --silent checkup -- standard check 文件.xlsx|文件.json [--json]
  npm run --silent checkup -- account create --username 用户 --role 角色 [--org 代码] [--name 姓名] [--person 工号] --password-stdin
  npm run --silent checkup -- account link|reset-second-factor --username 用户
  npm run --silent checkup -- account grant|revoke --username 用户 --right export-contacts
  npm run --silent checkup -- verify-audit [--anchors 锚点文件] [--paper "纸面锚点"] [--json]
  npm run --silent checkup -- anchor [--json]
  npm run --silent checkup -- backup --to 文件夹
  npm run --silent checkup -- restore --from 备份 [--to 数据库文件] [--keys 密钥文件]
  npm run --silent checkup -- verify [--backup 备份]
  npm run --silent checkup -- rebuild
  npm run --silent checkup -- recompute 评估编号 [--json]
  npm run --silent checkup -- verify-sheet 核验码|体检表文件 [--json]
  npm run --silent checkup -- verify-archive 归档包.zip [--json]
  npm run --silent checkup -- move --from sqlite:文件 --to postgres://用户:密码@主机/数据库`

const commands: ReadonlyMap<string, (args: readonly string[]) => Promise<number>> = new Map([
  ['check', checkCommand],
  ['score', scoreCommand],
  ['standard', standardCommand],
  ['account', accountCommand],
  ['verify-audit', verifyAuditCommand],
  ['anchor', anchorCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['verify', verifyCommand],
  ['verify-sheet', verifySheetCommand],
  ['verify-archive', verifyArchiveCommand],
  ['move', moveCommand],
  ['rebuild', rebuildCommand],
  ['recompute', recomputeCommand],
])

function sayUsage(reason: string): number {
  if (reason !== '') console.error(reason)
  console.error(usage)
  return 64
}

function sayRefusal(error: ProblemError): number {
  const { title, why, what } = problemMessage(error.problem)
  if (process.argv.includes('--json')) {
    const faults = error instanceof FaultyStandardError ? { faults: error.faults } : {}
    console.log(JSON.stringify({ refused: { code: error.problem.code, title, why, what, ...faults } }))
  }
  if (error instanceof FaultyStandardError) for (const fault of error.faults) console.error(faultLine(fault))
  console.error(`${title}：${why}${what}`)
  return 2
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** What the person at the keyboard can mend; anything else is a defect and keeps its stack. */
function sayFailure(error: unknown): number {
  if (error instanceof ProblemError) return sayRefusal(error)
  if (error instanceof UsageError) return sayUsage(error.message)
  if (codeOf(error).startsWith('ERR_PARSE_ARGS')) return sayUsage(error instanceof Error ? error.message : '')
  if (
    error instanceof ConfigError ||
    error instanceof WrongDatabaseError ||
    error instanceof WrongKeysError ||
    error instanceof BackupError ||
    error instanceof DatabaseError
  ) {
    console.error(error.message)
    return 2
  }
  if (['SQLITE_CANTOPEN', 'SQLITE_NOTADB'].includes(codeOf(error))) {
    console.error('不能打开数据库文件，或不是数据库文件。请核对 DATABASE_URL 和权限。')
    return 2
  }
  if (isFullDisk(error)) {
    console.error('磁盘空间不足，没有写完。请腾出空间后重试。')
    return 2
  }
  if (error instanceof Error && ['EEXIST', 'ENOTDIR', 'EROFS', 'EPERM'].includes(codeOf(error))) {
    console.error(`不能写入文件：${error.message}。请核对位置和权限。`)
    return 2
  }
  if (error instanceof Error && ['ENOENT', 'EISDIR', 'EACCES'].includes(codeOf(error))) {
    console.error(`不能读取文件：${error.message}。请核对文件名和权限。`)
    return 2
  }
  throw error
}

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || [name, ...args].some((one) => one === '--help' || one === '-h')) {
    console.log(usage)
    return 0
  }
  const command = commands.get(name)
  if (command === undefined) return sayUsage(name === '' ? '' : `没有这个命令：${name}`)
  try {
    return await command(args)
  } catch (error) {
    return sayFailure(error)
  }
}

process.exitCode = await run(process.argv.slice(2))
