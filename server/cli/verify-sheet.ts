import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { SheetVerification, VerifiedSheet } from '#core/api/check-up-sheets.ts'
import { formatNumber } from '#core/form/format.ts'
import { songjiang } from '#core/vocabulary/district.ts'
import { codeInWorkbook } from '#workbook/check-up-sheet/read-code.ts'
import { readSeal } from '../check-up-sheets/seal.ts'
import { type ShownSheet, verifySheet } from '../check-up-sheets/verify.ts'
import { readConfig } from '../config.ts'
import { openReader } from '../db/reader.ts'
import { heldKeys } from '../keys.ts'

import { UsageError } from './usage-error.ts'

/** At the machine itself nothing is masked. */
const keeper = { role: 'district', org: null } as const

const faults = {
  form: '这不是核验码：应为“评估编号.地块编码.16 位字符”。请从页脚完整输入。',
  slip: '核验码有字符抄错（校验位不符）。请对照纸面重新输入。',
  foreign: '不是本系统出具的核验码。请核对纸面；仍不符的，按伪造件处理。',
} as const

/** verify-sheet CODE|FILE [--json]: checks 体检表 against the database of DATABASE_URL; 1 when it does not hold. */
export async function verifySheetCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [given] = positionals
  if (given === undefined || positionals.length !== 1) throw new UsageError('请给出一个核验码或一个体检表文件。')
  const { databaseUrl, keys: settings } = readConfig(process.env)
  const keys = heldKeys({ databaseUrl, keys: settings })
  const shown = await shownIn(given)
  const reader = openReader(databaseUrl)
  try {
    const found = await reader.read((db) => verifySheet(db, keys.audit, songjiang.code, keeper, shown))
    const isBound = shown.file !== null && isCount(shown.file.about)
    if (values.json) console.log(JSON.stringify(found))
    else for (const line of isBound ? boundLines(found, shown.code) : linesOf(found)) console.log(line)
    return (isBound || found.outcome === 'true') && found.untouched !== false ? 0 : 1
  } finally {
    await reader.close()
  }
}

async function shownIn(given: string): Promise<ShownSheet> {
  if (!existsSync(given)) return { code: given, file: null }
  const bytes = await readFile(given)
  if (/\.xlsx$/i.test(given)) {
    const code = codeInWorkbook(bytes)
    if (code === null) throw new UsageError(`${given} 里没有核验码：不是本系统出具的体检表，或是预估件。`)
    return { code, file: null }
  }
  const seal = readSeal(bytes)
  if (seal === null) throw new UsageError(`${given} 没有本系统的封签：不是本系统出具的 PDF，或另存过。请改给核验码。`)
  return { code: seal.about, file: seal }
}

/** A file of many sheets names their number in the place of a code. */
function isCount(about: string): boolean {
  return /^\d+$/.test(about)
}

function boundLines({ untouched }: SheetVerification, sheets: string): readonly string[] {
  return [...fileLines(untouched), `  合订本，共 ${sheets} 宗；核验其中一宗请给出该页页脚的核验码。`]
}

function fileLines(untouched: boolean | null): readonly string[] {
  if (untouched === null) return []
  return [untouched ? '✓ 文件自出具后没有动过。' : '✗ 文件在出具之后被改动或另存过，内容不能作数。']
}

function linesOf({ outcome, fault, untouched, sheet }: SheetVerification): readonly string[] {
  const said = {
    true: '✓ 核验码属实，存档结果与出具时一致。',
    changed: '✗ 核验码是本系统为这宗地出具的，但存档结果与出具时不同。',
    unknown: `✗ ${faults[fault ?? 'foreign']}`,
  }[outcome]
  return [...fileLines(untouched), said, ...(sheet === null ? [] : figuresOf(sheet))]
}

function figuresOf({ parcelCode, cycle, evaluation, standard, judgedOn, ...sheet }: VerifiedSheet): readonly string[] {
  const { word, total, rank, of, indicators } = sheet
  const points = indicators.map(({ id, score }) => `${id} ${score === null ? '不适用' : formatNumber(score, 2)}`)
  return [
    `  地块 ${parcelCode}　${cycle}年度　评估 ${evaluation}（${judgedOn}）　标准 ${standard}`,
    `  类别 ${sheet.class ?? '未定'} ${word}　总分 ${total === null ? '不计' : formatNumber(total, 2)}　${rank === null ? '不参加排名' : `第 ${rank} / ${of ?? 0} 名`}`,
    `  得分 ${points.join('，')}`,
  ]
}
