import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { attachmentsFolder } from '../attachments/place.ts'
import { databaseUrlOf, shownUrl } from '../database-place.ts'
import { moveDatabase } from '../db/move.ts'
import { UsageError } from './usage-error.ts'

const shownDigits = 16

/** move: a district's SQLite file into an empty PostgreSQL database, every table compared. */
export async function moveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { from: { type: 'string' }, to: { type: 'string' } } })
  if (values.from === undefined || values.to === undefined) throw new UsageError('请给出 --from 和 --to')
  const [from, to] = [databaseUrlOf(values.from), databaseUrlOf(values.to)]
  let rows = 0
  let tables = 0
  await moveDatabase(from, to, (content) => {
    tables += 1
    rows += content.rows
    const digest = content.digest.slice(0, shownDigits)
    console.log(`${content.table.padEnd(24)} ${String(content.rows).padStart(9)} 行  ${digest}  两边一致`)
  })
  console.log(`已移动 ${tables} 张表，共 ${rows} 行：${from} → ${shownUrl(to)}`)
  console.log(`密钥没有移动。请把 ${from}.keys 中的 data、audit 设为 DATA_KEY、AUDIT_KEY，再以新的 DATABASE_URL 启动。`)
  const attachments = attachmentsFolder(from, null)
  if (existsSync(attachments)) {
    console.log(
      `附件没有移动。请把 ATTACHMENTS_DIR 设为 ${attachments}，或把该文件夹复制到各台服务器共用的位置再设置。`,
    )
  }
  console.log('来源文件没有改动；确认无误前请保留。')
  return 0
}
