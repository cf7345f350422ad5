import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Standard } from '#core/scoring/standard.ts'
import { standardById } from '#core/standards/catalogue.ts'
import type { StandardFileRead } from '../standard-files/child-messages.ts'
import { jsonOf, standardFileName } from '../standard-files/export.ts'
import { parseStandardFile, writeStandardFile } from '../standard-files/workshop.ts'
import { faultLine } from './faulty-standard.ts'
import { UsageError } from './usage-error.ts'

/**
 * `standard export ID [--to FILE.xlsx|FILE.json]` writes a shipped standard or model as a file; `standard check FILE
 * [--json]` prints what is wrong with one: 1 when anything is.
 */
export async function standardCommand([what = '', ...args]: readonly string[]): Promise<number> {
  if (what === 'export') return exportCommand(args)
  if (what === 'check') return checkCommand(args)
  throw new UsageError('请写明 standard export 或 standard check')
}

async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { to: { type: 'string' } },
    allowPositionals: true,
  })
  const standard = shipped(positionals)
  const to = values.to ?? standardFileName(standard, 'xlsx')
  if (!/\.(xlsx|json)$/i.test(to)) throw new UsageError('导出的文件名应以 .xlsx 或 .json 结尾')
  await writeFile(to, /\.json$/i.test(to) ? jsonOf(standard) : await writeStandardFile(standard))
  console.log(`${standard.id} ${standard.name} 已写入 ${to}`)
  return 0
}

function shipped([id, ...others]: readonly string[]): Standard {
  if (id === undefined || others.length > 0) throw new UsageError('请给出一个标准编号')
  const standard = standardById(id)
  if (standard === null) throw new UsageError(`随系统提供的标准中没有 ${id}；本区登记的标准请在“评估标准”页导出`)
  return standard
}

async function checkCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new UsageError('请给出一个评估标准文件')
  const read = await parseStandardFile(await readFile(file))
  if (values.json)
    console.log(JSON.stringify({ id: read.standard?.id ?? null, faults: read.faults, notices: read.notices }))
  else for (const line of linesOf(read)) console.log(line)
  return read.faults.length === 0 ? 0 : 1
}

function linesOf({ standard, faults, notices }: StandardFileRead): readonly string[] {
  const what = standard === null ? '不是完整的评估标准' : `${standard.id} ${standard.name}`
  return [
    ...faults.map(faultLine),
    ...notices.map((notice) => `提示 ${notice}`),
    `${what}，${faults.length} 个问题，${notices.length} 条提示`,
  ]
}
