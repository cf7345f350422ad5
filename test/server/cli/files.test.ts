import { mkdirSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { utils, write } from 'xlsx'
import { convertWithLibreOffice } from '#test/office/libre-office.ts'
import { check, checkup, folderOfFile, score } from './command-line.ts'
import { type Cell, ledgerTables, writeLedger, writeTables } from './ledger.ts'
import { randomLedger } from './random-ledger.ts'
import { referenceScores } from './reference.ts'
import { cleanFirm, cleanParcel } from './sample.ts'

const fileOf = folderOfFile()
const clean = { parcels: [cleanParcel(1), cleanParcel(2)], firms: [cleanFirm(1), cleanFirm(2)] }
const tables = ledgerTables(clean)
const sheets = [
  ['地块', tables.parcels],
  ['企业', tables.firms],
] as const

function withTables(name: string, ...some: readonly (readonly [string, readonly (readonly Cell[])[]])[]): string {
  const file = fileOf(name)
  writeTables(file, some)
  return file
}

function withBytes(name: string, bytes: string | Uint8Array): string {
  const file = fileOf(name)
  writeFileSync(file, bytes)
  return file
}

function macroWorkbook(name: string): string {
  const book = utils.book_new()
  for (const [sheet, rows] of sheets)
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), sheet)
  book.vbaraw = new Uint8Array([1, 2, 3])
  return withBytes(name, write(book, { type: 'buffer', bookType: 'xlsm' }) as Uint8Array)
}

const refused: readonly (readonly [name: string, file: () => string])[] = [
  ['空工作簿', () => withTables('empty.xlsx', ['Sheet1', []])],
  [
    '没有我们的表头',
    () =>
      withTables('strange.xlsx', [
        'Sheet1',
        [
          ['姓名', '电话'],
          ['张三', '1'],
        ],
      ]),
  ],
  ['旧版 .xls', () => withTables('old.xls', ...sheets)],
  [
    '.xls 改名为 .xlsx',
    () =>
      withBytes(
        'renamed.xlsx',
        write(
          { SheetNames: ['甲'], Sheets: { 甲: utils.aoa_to_sheet([['地块编码']]) } },
          { type: 'buffer', bookType: 'xls' },
        ) as Uint8Array,
      ),
  ],
  ['二进制 .xlsb', () => withTables('binary.xlsb', ...sheets)],
  ['.ods', () => withTables('open.ods', ...sheets)],
  ['.csv', () => withBytes('ledger.csv', tables.parcels.map((row) => row.join(',')).join('\r\n'))],
  ['文本改名为 .xlsx', () => withBytes('text.xlsx', '这不是工作簿')],
  ['没有内容', () => withBytes('nothing.xlsx', '')],
  [
    '截断一半',
    () => {
      const file = fileOf('half.xlsx')
      writeLedger(file, clean)
      const bytes = write(
        { SheetNames: ['甲'], Sheets: { 甲: utils.aoa_to_sheet([['地块编码']]) } },
        { type: 'buffer', bookType: 'xlsx' },
      ) as Uint8Array
      return withBytes('half.xlsx', bytes.subarray(0, bytes.length / 2))
    },
  ],
  ['含宏', () => macroWorkbook('macro.xlsm')],
  ['含宏改名为 .xlsx', () => macroWorkbook('macro-renamed.xlsx')],
  ['没有这个文件', () => fileOf('nowhere.xlsx')],
  [
    '是文件夹',
    () => {
      mkdirSync(fileOf('folder.xlsx'), { recursive: true })
      return fileOf('folder.xlsx')
    },
  ],
]

describe('不能读的文件', () => {
  it.each(refused)('%s：拒绝，退出码 2，说明原因，没有一行结果', async (_, make) => {
    const { exit, stdout, stderr } = await checkup('check', make(), '--json')
    expect(exit).toBe(2)
    expect(stderr).toMatch(/[\u4e00-\u9fff]/)
    expect(stderr).not.toMatch(/ {4}at |node:internal/)
    expect(stdout).not.toContain('findings')
  })

  it('评分也拒绝', async () => {
    const { exit, stdout, stderr } = await checkup('score', macroWorkbook('no-score.xlsm'), '--json')
    expect([exit, stderr.includes('宏'), stdout.includes('parcels')]).toEqual([2, true, false])
  })
})

describe('只有一张表', () => {
  it('只有自评表：户数对不上', async () => {
    const file = withTables('parcels-only.xlsx', ['地块', tables.parcels])
    const { exit, findings } = await check(file)
    expect([exit, findings.map(({ code, row }) => `${code} ${row}`)]).toEqual([1, ['X08 2', 'X08 3']])
    expect((await score(file)).parcels.map(({ status }) => status)).toEqual(['incomplete', 'incomplete'])
  })

  it('只有企业表：地块都不在', async () => {
    const file = withTables('firms-only.xlsx', ['企业', tables.firms])
    const { exit, findings } = await check(file)
    expect(exit).toBe(1)
    expect(findings.map(({ level, field, row }) => [level, field, row])).toEqual([
      ['error', 'parcelCode', 2],
      ['error', 'parcelCode', 3],
    ])
    expect((await score(file)).parcels).toEqual([])
  })

  it('只有表头：没有发现，没有地块', async () => {
    const file = withTables(
      'headings-only.xlsx',
      ['地块', tables.parcels.slice(0, 1)],
      ['企业', tables.firms.slice(0, 1)],
    )
    expect(await check(file)).toEqual({ exit: 0, findings: [] })
    expect((await score(file)).parcels).toEqual([])
  })

  it('缺一列必填：每行都说缺', async () => {
    const file = fileOf('without-a-column.xlsx')
    writeLedger(file, clean, {
      parcelKeys: (Object.keys(cleanParcel(1)) as (keyof (typeof clean.parcels)[0])[]).filter(
        (key) => key !== 'fillPerson',
      ),
    })
    const { findings } = await check(file)
    expect(findings.map(({ field, row, value }) => [field, row, value])).toEqual([
      ['fillPerson', 2, null],
      ['fillPerson', 3, null],
    ])
  })
})

describe('别处来的台账', () => {
  it('LibreOffice 重新保存之后，发现和评分一样', async () => {
    const cases = randomLedger({ seed: 31, parcels: 60, years: [2025] })
    const file = fileOf('before.xlsx')
    writeLedger(file, { parcels: cases.map(({ parcel }) => parcel), firms: cases.flatMap(({ firms }) => firms) })
    mkdirSync(fileOf('saved'))
    const saved = await convertWithLibreOffice(file, 'xlsx', fileOf('saved'))
    const [before, after, scored] = await Promise.all([check(file), check(saved), score(saved)])
    expect(before.findings.length).toBeGreaterThan(0)
    expect(after).toEqual(before)
    const expected = referenceScores(cases)
    expect(scored.parcels).toHaveLength(60)
    for (const parcel of scored.parcels) expect(parcel).toEqual(expected.get(parcel.parcelCode))
  })

  it('五千宗地块：一分钟内核对和评分都完成，逐宗与重写的一致', async () => {
    const cases = randomLedger({ seed: 41, parcels: 5000, years: [2025] })
    const expected = referenceScores(cases)
    const file = fileOf('five-thousand.xlsx')
    writeLedger(file, { parcels: cases.map(({ parcel }) => parcel), firms: cases.flatMap(({ firms }) => firms) })
    const [{ exit }, { parcels }] = await Promise.all([check(file), score(file)])
    expect(exit).toBe(1)
    expect(parcels).toHaveLength(5000)
    const wrong = parcels.filter((parcel) => !isDeepStrictEqual(parcel, expected.get(parcel.parcelCode)))
    expect(wrong.map(({ parcelCode }) => parcelCode)).toEqual([])
  })
})
