import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { verifyArchive } from '../archive/verify.ts'
import { readConfig } from '../config.ts'
import { heldKeys } from '../keys.ts'
import { UsageError } from './usage-error.ts'

/** verify-archive FILE [--json]: checks an archive package with the key of the audit log; 1 when it does not hold. */
export async function verifyArchiveCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined || positionals.length !== 1) throw new UsageError('请给出一个归档包文件。')
  if (!existsSync(file)) throw new UsageError(`没有文件 ${file}。`)
  const { databaseUrl, keys: settings } = readConfig(process.env)
  const keys = heldKeys({ databaseUrl, keys: settings })
  const found = await verifyArchive(file, keys.audit)
  const { manifest, faults, entries } = found
  if (values.json) console.log(JSON.stringify(found))
  else {
    if (manifest !== null) {
      const { districtName, cycle, generatedAt, parcels, files } = manifest
      console.log(`${districtName} ${cycle}年度归档，${generatedAt} 生成，${parcels} 宗，${files.length} 个文件`)
    }
    for (const fault of faults) console.log(`✗ ${fault}`)
    if (faults.length === 0) console.log(`✓ 全部文件与清单一致，封签属实，${entries} 条审计记录逐条相符。`)
  }
  return faults.length === 0 ? 0 : 1
}
