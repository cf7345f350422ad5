import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProblemError } from '#core/error/problem.ts'
import { uploadLimits } from '#server/upload/limits.ts'
import { askReader, parseUpload } from '#server/upload/parse-upload.ts'
import { disguises } from './disguises.ts'
import { hostileArchives } from './hostile-archives.ts'
import type { HostileFile } from './hostile-file.ts'
import { hostileSheets } from './hostile-sheets.ts'
import type { ProbedFile, ProbeReport } from './server-probe.ts'
import { columnName, workbookParts, workbookWith } from './workbook-parts.ts'
import { zipOf } from './zip-builder.ts'

async function codeOf(upload: Promise<unknown>): Promise<string> {
  try {
    await upload
    return 'read'
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code
    throw error
  }
}

/** So many parcels with sixty numbers each. */
function ledger(parcels: number): Uint8Array {
  const columns = Array.from({ length: 60 }, (_, column) => columnName(column))
  const row = (number: number): string => {
    const cells = columns.map(
      (column, index) => `<c r="${column}${number}"><v>${(number * 7919 + index * 104_729) % 1000}</v></c>`,
    )
    return `<row r="${number}">${cells.join('')}</row>`
  }
  return workbookWith({ rows: Array.from({ length: parcels }, (_, index) => row(index + 3)).join('') })
}

describe('上传的工作簿在子进程里读', () => {
  it('老实的工作簿读出地块', async () => {
    const result = await parseUpload(zipOf(workbookParts()))
    expect(result.rows.map((row) => row.cells)).toEqual([{ parcelCode: 'SJ-XQ-0137', assessYear: 2025 }])
  })

  it('公式样子的文字原样读出，不当公式', async () => {
    const text = '=HYPERLINK("http://example.com","x")'
    const result = await parseUpload(workbookWith({ cells: { ownerName: text } }))
    expect(result.rows[0]?.cells).toMatchObject({ ownerName: text })
  })

  it('两万行六十列读得完，内存有数', async () => {
    const reply = await askReader(ledger(20_000))
    if (reply.kind !== 'read') throw new Error(reply.problem.code)
    expect(reply.result.rows.length).toBe(20_001)
    expect(reply.peakBytes).toBeLessThan(700_000_000)
  })

  it('行数超过要求的上限', async () => {
    expect(await codeOf(parseUpload(ledger(50), { rowLimit: 50 }))).toBe('workbook-too-many-rows')
    expect(await codeOf(parseUpload(ledger(50), { rowLimit: 51 }))).toBe('read')
  })

  it('同时来得太多的说忙，其余照读', async () => {
    const honest = zipOf(workbookParts())
    const most = uploadLimits.atOnce + uploadLimits.waiting
    const codes = await Promise.all(Array.from({ length: most + 2 }, () => codeOf(parseUpload(honest))))
    expect(codes).toEqual([...Array(most).fill('read'), 'too-busy', 'too-busy'])
  })
})

async function probe(files: readonly HostileFile[]): Promise<ProbeReport> {
  const folder = await mkdtemp(join(tmpdir(), 'hostile-uploads-'))
  try {
    const paths = files.map((_, index) => join(folder, `${index}.xlsx`))
    for (const [index, file] of files.entries()) await writeFile(paths[index] ?? '', file.bytes())
    const server = fork(fileURLToPath(new URL('./server-probe.ts', import.meta.url)), { execArgv: [] })
    server.send(paths)
    const [report] = (await once(server, 'message')) as [ProbeReport]
    return report
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('服务进程收下全部恶意文件', () => {
  const files = [...disguises, ...hostileArchives, ...hostileSheets]
  const bombs = hostileArchives.filter(({ outcome }) => outcome === 'workbook-bomb')
  let report: ProbeReport
  beforeAll(async () => {
    report = await probe(files)
  })

  function became(file: HostileFile): ProbedFile {
    const found = report.files[files.indexOf(file)]
    if (found === undefined) throw new Error(`nothing was told of ${file.name}`)
    return found
  }

  it('每份都按名字处理', () => {
    const seen = files.map((file) => `${file.name}：${became(file).outcome}`)
    expect(seen).toEqual(files.map(({ name, outcome }) => `${name}：${outcome}`))
  })

  it.each([...hostileSheets, ...bombs])('$name：$outcome，子进程的内存不超过 300 MB', (file) => {
    const { outcome, peakBytes } = became(file)
    expect(outcome).toBe(file.outcome)
    expect(peakBytes ?? Number.POSITIVE_INFINITY).toBeLessThan(300_000_000)
  })

  it('之后还活着，内存不超过 150 MB', () => {
    expect(report.residentBytes).toBeLessThan(150_000_000)
  })
})
