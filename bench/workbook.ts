import { writeXlsxStream } from 'hucre'
import { readXlsx } from 'hucre/xlsx'
import { read, utils, write } from 'xlsx'
import { parseUpload } from '#server/upload/parse-upload.ts'
import { readWorkbook } from '#workbook/read.ts'
import { streamTable } from '#workbook/write.ts'
import { atMost, type Bench, type Bound, type Line } from './bench.ts'
import { interleave, quickest, quickestRatio, timesText } from './interleave.ts'
import { columnCount, type SampleTable, sampleTable } from './sample-workbook.ts'

const rowCount = 10_000
const rounds = 8

/** Writing and reading a workbook against the libraries we keep. */
export const workbookBench: Bench = {
  name: 'workbook',
  async run() {
    const table = sampleTable(rowCount)
    return [await writing(table), ...(await reading(table))]
  },
}

async function writing(table: SampleTable): Promise<Line> {
  const sizes = { ours: 0, hucre: 0, xlsx: 0 }
  const times = await interleave(rounds, {
    ours: async () => {
      sizes.ours = (await ourWorkbook(table)).length
    },
    hucre: async () => {
      const rows = [[...table.headings], ...table.rows.map((row) => [...row])]
      sizes.hucre = (await joined(writeXlsxStream(rows, { name: '台账' }))).length
    },
    xlsx: () => {
      sizes.xlsx = sheetJsWorkbook(table).length
    },
  })
  const fastest = quickest(times.hucre) < quickest(times.xlsx) ? 'hucre' : 'xlsx'
  return {
    name: `writing ${rowCount} × ${columnCount}, to the fastest kept library (${fastest})`,
    ratio: quickestRatio(times.ours, times[fastest]),
    bound: atMost(1.2),
    measured: `ours ${timesText(times.ours)}, ${sizes.ours} B; hucre ${timesText(times.hucre)}, ${sizes.hucre} B; xlsx ${timesText(times.xlsx)}, ${sizes.xlsx} B`,
  }
}

/**
 * The table as our export writes it, and with the strings in a table of their own, as Excel saves. Of the second the
 * way through a child process is only reported: it is short enough for the start of the process to weigh.
 */
async function reading(table: SampleTable): Promise<readonly Line[]> {
  const exported = await readingOf('our export', await ourWorkbook(table), atMost(2))
  const saved = await readingOf('strings in a table of their own', sheetJsWorkbook(table), null)
  return [...exported, ...saved]
}

async function readingOf(file: string, bytes: Uint8Array, uploadBound: Bound | null): Promise<readonly Line[]> {
  await expectRows(bytes)
  const times = await interleave(rounds, {
    parser: () => readWorkbook(bytes),
    upload: () => parseUpload(bytes),
    hucre: () => readXlsx(bytes),
    xlsx: () => read(bytes, { dense: true, cellFormula: false, cellHTML: false, cellText: false }),
  })
  const fastest = quickest(times.hucre) < quickest(times.xlsx) ? 'hucre' : 'xlsx'
  const floor = `${fastest} ${timesText(times[fastest])}`
  return [
    {
      name: `reading ${rowCount} × ${columnCount} (${file}) into rows, to the fastest kept library (${fastest})`,
      ratio: quickestRatio(times.parser, times[fastest]),
      bound: atMost(1.6),
      measured: `parser ${timesText(times.parser)}; ${floor}`,
    },
    {
      name: 'the same with guard and hand-over from a child process',
      ratio: quickestRatio(times.upload, times[fastest]),
      bound: uploadBound,
      measured: `upload ${timesText(times.upload)}; ${floor}`,
    },
  ]
}

async function expectRows(bytes: Uint8Array): Promise<void> {
  const { rows } = await readWorkbook(bytes)
  if (rows.length !== rowCount) throw new Error(`${rows.length} of ${rowCount} rows were read`)
}

async function ourWorkbook({ headings, rows }: SampleTable): Promise<Uint8Array> {
  const columns = headings.map((heading) => ({ heading }))
  return await joined(streamTable(columns, rows, { sheet: '台账' }))
}

function sheetJsWorkbook({ headings, rows }: SampleTable): Uint8Array {
  const book = utils.book_new()
  const sheet = utils.aoa_to_sheet([[...headings], ...rows.map((row) => [...row])], { dense: true })
  utils.book_append_sheet(book, sheet, '台账')
  return new Uint8Array(
    write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true }) as ArrayBuffer,
  )
}

async function joined(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  for await (const piece of pieces) held.push(piece)
  return new Uint8Array(Buffer.concat(held))
}
