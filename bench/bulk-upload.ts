import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import type { UploadFile, UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { handedWorkbook } from '#server/hand-out/content.ts'
import { makeWorkbooks, workbooksAtOnce } from '#server/hand-out/workshop.ts'
import { openService } from '#server/open-service.ts'
import { loadParcels } from '#server/rows/load.ts'
import type { Service } from '#server/service.ts'
import { parseUpload } from '#server/upload/parse-upload.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { tokenOf } from '#test/server/token-of.ts'
import { asInstalled } from './as-installed.ts'
import type { Bench, Line } from './bench.ts'
import { memoryOf, watchChildren } from './process-memory.ts'
import { clerk, cycle, pushAll, pushedRows } from './pushed-district.ts'
import { withScratchDatabase } from './scratch-database.ts'

const city = 48_501
const files = 500
/** As many as the page sends. */
const atOnce = 3

/** 500 workbooks of one parcel each, handed out, filled and sent in one run, in a district of the whole city. */
export const bulkUploadBench: Bench = {
  name: 'bulk-upload',
  run: () => withScratchDatabase(measured),
}

async function measured(database: string): Promise<readonly Line[]> {
  const service = await openService({ databaseUrl: database })
  const rows = pushedRows(city, 'parcels')
  await pushAll(service, rows)
  const token = await tokenOf(service, clerk)
  const workbooks = await handedOut(
    service,
    rows.slice(0, files).map(({ key }) => key.parcelCode),
  )
  await service.close()
  const reading = await timed(() => inTurn(workbooks, async (bytes) => void (await parseUpload(bytes))))
  const server = await startProcess(database, asInstalled)
  const { pid } = server.child
  if (pid === undefined || server.url === '') throw new Error(`the server did not start: ${server.printed()}`)
  const children = watchChildren(pid)
  const resting = memoryOf(pid).residentMegabytes
  const run = new HttpRun(server.url, token)
  await run.start(workbooks.length)
  const sending = await timed(() => inTurn(workbooks, (bytes, index) => run.send(bytes, `${index}.xlsx`)))
  const again = await timed(() => inTurn(workbooks, (bytes, index) => run.send(bytes, `${index}.xlsx`)))
  const body = await run.close(workbooks.length)
  const report = await timed(() => run.report())
  const { peakMegabytes } = memoryOf(pid)
  const peakOfChildren = children.stop()
  server.child.kill('SIGTERM')
  await ended(server.child)
  const load = loadavg()[0] ?? 0
  return [
    {
      name: `a run of ${files} workbooks to reading them alone, ${city} parcels on file`,
      ratio: sending / reading,
      bound: null,
      measured: `${sending.toFixed(1)} s : ${reading.toFixed(1)} s, ${(files / sending).toFixed(1)} files/s; rows ${JSON.stringify(body.rows)}; load ${load.toFixed(1)}`,
    },
    {
      name: 'the same files again, known by their content, to the run',
      ratio: again / sending,
      bound: null,
      measured: `${again.toFixed(1)} s : ${sending.toFixed(1)} s`,
    },
    {
      name: 'MB, the most the server held meanwhile',
      ratio: peakMegabytes,
      bound: null,
      measured: `at rest ${resting.toFixed(0)} MB; the largest child ${peakOfChildren.toFixed(0)} MB`,
    },
    {
      name: 's, the report of the run as a workbook',
      ratio: report,
      bound: null,
      measured: JSON.stringify(body.items),
    },
  ]
}

/** 一地一表 of parcels with a note filled in. */
async function handedOut(service: Service, codes: readonly string[]): Promise<readonly Uint8Array[]> {
  const made: Uint8Array[] = []
  for (let start = 0; start < codes.length; start += workbooksAtOnce) {
    const piece = codes.slice(start, start + workbooksAtOnce)
    const parcels = await service.database.read((db) => loadParcels(db, service.district.code, cycle, piece))
    const contents = parcels.map((one) => {
      const content = handedWorkbook(one, null, randomUUID())
      const cells = { ...content.parcel.cells, selfNote: `已核对 ${one.parcelCode}` }
      return { ...content, parcel: { ...content.parcel, cells } }
    })
    made.push(...(await makeWorkbooks(contents)))
  }
  return made
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** A few at the same moment, as the page does. */
async function inTurn(
  workbooks: readonly Uint8Array[],
  each: (bytes: Uint8Array, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...workbooks.entries()]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) await each(next[1], next[0])
    }),
  )
}

class HttpRun {
  readonly #url: string
  readonly #token: string
  readonly #id = randomUUID()

  constructor(url: string, token: string) {
    this.#url = url
    this.#token = token
  }

  async start(announced: number): Promise<void> {
    await this.#ask('', { id: this.#id, cycle, announced })
  }

  async send(bytes: Uint8Array, name: string): Promise<void> {
    const body = new FormData()
    body.set('file', new Blob([new Uint8Array(bytes)]), name)
    const file = (await (await this.#ask(`/${this.#id}/files`, body)).json()) as UploadFile
    if (file.state !== 'taken') throw new Error(`${name}: ${JSON.stringify(file.problem)}`)
  }

  async close(announced: number): Promise<UploadRun> {
    const response = await this.#ask(`/${this.#id}/closing`, { end: 'done', announced, unsent: [] })
    return (await response.json()) as UploadRun
  }

  async report(): Promise<void> {
    await (await this.#ask(`/${this.#id}/report`)).arrayBuffer()
  }

  async #ask(path: string, body?: object): Promise<Response> {
    const isForm = body instanceof FormData
    const type = body === undefined || isForm ? {} : { 'content-type': 'application/json' }
    const sent = body === undefined ? {} : { method: 'POST', body: isForm ? body : JSON.stringify(body) }
    const headers = { authorization: `Bearer ${this.#token}`, ...type }
    const response = await fetch(`${this.#url}/api/v1/upload-runs${path}`, { headers, ...sent })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
}
