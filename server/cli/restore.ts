import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { operator } from '../actions/actor.ts'
import { anchorFiles } from '../audit/anchor-file.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readConfig } from '../config.ts'
import { UsageError } from './usage-error.ts'
import { tellChecks } from './verify.ts'

/** restore --from DIR [--to FILE] [--keys FILE]: into the place of DATABASE_URL unless told; never over what is there. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, keys: { type: 'string' } },
  })
  const { from, to, keys: keyFile = null } = values
  if (from === undefined) throw new UsageError('请用 --from 给出备份的文件夹')
  const { databaseUrl, keys, anchorDir = null, attachmentsDir = null } = readConfig(process.env)
  const { username, role } = operator
  const place = to?.replace(/^(file|sqlite):(\/\/)?/, '') ?? databaseUrl
  const started = performance.now()
  const { manifest, checks } = await restoreBackup({
    from,
    to: place,
    keys,
    keyFile,
    by: { username, role },
    attachmentsDir,
  })
  const seconds = (performance.now() - started) / 1000
  console.log(
    `已恢复 ${manifest.at.slice(0, 19).replace('T', ' ')} 的备份到 ${place}，含校验共 ${seconds.toFixed(1)} 秒。所有人须重新登录。`,
  )
  const exit = tellChecks(checks)
  const [, elsewhere] = anchorFiles(place, manifest.district, anchorDir)
  // Those of the place of DATABASE_URL: a restore that is only tried elsewhere leaves them what they are.
  if (resolve(place) === databaseUrl && elsewhere !== undefined && existsSync(elsewhere)) tellAnchors(elsewhere)
  return exit
}

/** They are not in the backup: what they know of the time after it looks like a log that was cut. */
function tellAnchors(file: string): void {
  console.log(
    `${file} 里有备份之后的锚点，审计链校验会把恢复报为截断或改写。请由锚点的保管人把它改名保存（恢复前后的凭据都要留），服务会另写一份。`,
  )
}
