import { parseArgs } from 'node:util'
import { songjiang } from '#core/vocabulary/district.ts'
import { readConfig } from '../config.ts'
import { openReader } from '../db/reader.ts'
import { recompute } from '../evaluation/recompute.ts'
import { UsageError } from './usage-error.ts'

/** recompute EVALUATION [--json]: computes an evaluation of DATABASE_URL again, beside a running server; 1 when it differs. */
export async function recomputeCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [number = '', ...more] = positionals
  if (!/^[1-9]\d{0,14}$/.test(number) || more.length > 0) {
    throw new UsageError('请给出一次评估的编号，例如：recompute 3')
  }
  const reader = openReader(readConfig(process.env).databaseUrl)
  try {
    const found = await reader.read((db) => recompute(db, songjiang.code, Number(number)))
    if (values.json) console.log(JSON.stringify(found))
    else {
      const { standard, engine, inputHash, parcels, isInputSame, areGroupsSame, differing, examples } = found
      console.log(`评估 #${number}：标准 ${standard}，引擎 ${engine}，${parcels} 宗`)
      console.log(isInputSame ? `✓ 输入与摘要 ${inputHash} 相符` : `✗ 留存的输入摘要为 ${inputHash}，与评估所记不符`)
      console.log(areGroupsSame ? '✓ 各组宗数和分数线相同' : '✗ 各组宗数或分数线不同')
      console.log(
        differing === 0
          ? '✓ 各宗结果逐字节相同'
          : `✗ ${differing} 宗结果不同：${examples.join('、')}${differing > examples.length ? ' 等' : ''}`,
      )
    }
    return found.isSame ? 0 : 1
  } finally {
    await reader.close()
  }
}
