import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { handOutKinds } from '#core/api/hand-out.ts'
import { formById, formIds } from '#core/forms/catalogue.ts'
import { towns } from '#core/vocabulary/district.ts'
import { openService } from '#server/open-service.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { tokenOf } from '#test/server/token-of.ts'
import { asInstalled } from './as-installed.ts'
import { type Ask, asking, drained } from './asking.ts'
import { baseFile } from './base-map-file.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { memoryOf, watchChildren } from './process-memory.ts'
import { clerk, cycle, type PushedRow, pushedRows, rowsPerBatch } from './pushed-district.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { startOnce } from './start-once.ts'

const city = 48_501
const lastYear = String(Number(cycle) - 1)
const restMilliseconds = 30_000
const town = towns[9]

/** The base of the whole city is imported and applied over HTTP, then a 街镇 of it is handed out. Linux only. */
export const handOutBench: Bench = {
  name: 'hand-out',
  run: () => withScratchDatabase(measured),
}

async function measured(database: string): Promise<readonly Line[]> {
  const service = await openService({ databaseUrl: database })
  const token = await tokenOf(service, clerk)
  await service.close()
  await startOnce(database)
  const server = await startProcess(database, asInstalled)
  const { pid } = server.child
  if (pid === undefined || server.url === '') throw new Error(`the server did not start: ${server.printed()}`)
  try {
    const ask = asking(server.url, token)
    const lines = [...(await importBase(ask, pid))]
    await pushTown(ask)
    for (const as of handOutKinds) lines.push(await handOut(ask, pid, as))
    lines.push(...(await indicator(ask)))
    return lines
  } finally {
    server.child.kill('SIGTERM')
    await ended(server.child)
  }
}

async function importBase(ask: Ask, pid: number): Promise<readonly Line[]> {
  const body = new FormData()
  const file = baseFile(city, (index) => 8000 + (index % 997))
  body.append('file', new Blob([Uint8Array.from(file)]), '底版.geojson')
  const query = new URLSearchParams({ kind: 'registry', cycle, coverage: 'whole', crs: '4490' })
  const started = await json<{ import: { id: string } }>(ask(`/api/v1/base-map/imports?${query}`, body))
  const own = `/api/v1/base-map/imports/${started.import.id}`
  const { comparison, counts } = await json<Compared>(ask(`${own}/comparison`, {}))
  const application = { comparison, undecided: counts?.changes.undecided ?? 0, reason: '年度底版' }
  const start = performance.now()
  const wait = await whileOthersPush(ask, () => json<object>(ask(`${own}/application`, application)))
  const seconds = (performance.now() - start) / 1000
  const after = memoryOf(pid)
  await new Promise((rested) => setTimeout(rested, restMilliseconds))
  const { residentMegabytes } = memoryOf(pid)
  return [
    {
      name: `MB resident 30 s after the base of ${city} parcels was uploaded, compared and applied over HTTP`,
      ratio: residentMegabytes,
      bound: atMost(150),
      measured: `${after.residentMegabytes.toFixed(0)} MB at its end, largest ${after.peakMegabytes.toFixed(0)} MB`,
    },
    {
      name: 'seconds that the longest push of another person took while it was applied',
      ratio: wait,
      bound: null,
      measured: `application ${seconds.toFixed(1)} s, in one transaction`,
    },
  ]
}

interface Compared {
  readonly comparison: number
  readonly counts: { readonly changes: { readonly undecided?: number } } | null
}

/** Seconds of the slowest of small pushes that others make meanwhile. */
async function whileOthersPush(ask: Ask, work: () => Promise<object>): Promise<number> {
  let [longest, isDone] = [0, false]
  const pushing = (async () => {
    for (let number = 0; !isDone; number += 1) {
      const start = performance.now()
      const key = { cycle: lastYear, parcelCode: `SJ-P-${number}` }
      await push(ask, [{ form: 'parcel-self-assessment', key, baseRevision: 0, fields: { landArea: 8000 } }])
      longest = Math.max(longest, (performance.now() - start) / 1000)
      await new Promise((later) => setTimeout(later, 100))
    }
  })()
  await work()
  isDone = true
  await pushing
  return longest
}

async function push(ask: Ask, rows: readonly PushedRow[]): Promise<void> {
  const forms = formIds.map((id) => ({ id, version: formById(id).version }))
  await drained(await ask('/api/v1/batches', { batch: randomUUID(), forms, rows }))
}

/** Last year's answers of the 街镇, and a firm a parcel in both years. */
async function pushTown(ask: Ask): Promise<void> {
  const sample = pushedRows(2000)
  const parcel = sample.find(({ form }) => form === 'parcel-self-assessment')
  const firm = sample.find(({ form }) => form === 'enterprise-information')
  if (parcel === undefined || firm === undefined) throw new Error('the sample has no rows')
  const codes = Array.from({ length: city }, (_, index) => index)
    .filter((index) => towns[index % towns.length] === town)
    .map((index) => `SJ-${String(index + 1).padStart(5, '0')}`)
  const rows = codes.flatMap((parcelCode): PushedRow[] => {
    const uscc = firm.key.uscc ?? ''
    return [
      { ...parcel, key: { cycle: lastYear, parcelCode }, fields: { ...parcel.fields, townCode: town.code } },
      { ...firm, key: { cycle: lastYear, parcelCode, uscc } },
      { ...firm, key: { cycle, parcelCode, uscc }, fields: { firmName: '示例企业', uscc } },
    ]
  })
  for (let start = 0; start < rows.length; start += rowsPerBatch) {
    await push(ask, rows.slice(start, start + rowsPerBatch))
  }
}

async function handOut(ask: Ask, pid: number, as: (typeof handOutKinds)[number]): Promise<Line> {
  // The peak counts from here on.
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const children = watchChildren(pid)
  const query = new URLSearchParams({ cycle, town: town.code, id: randomUUID(), as })
  const start = performance.now()
  const response = await ask(`/api/v1/hand-outs/workbooks?${query}`)
  let [bytes, first] = [0, 0]
  for await (const piece of response.body ?? []) {
    first ||= performance.now() - start
    bytes += piece.length
  }
  const seconds = (performance.now() - start) / 1000
  const { items } = await json<{ items: readonly { files: number }[] }>(ask(`/api/v1/hand-outs?cycle=${cycle}`))
  const parcels = items[0]?.files ?? 0
  const { peakMegabytes } = memoryOf(pid)
  return {
    name: `${as} of one 街镇 of ${city} parcels: parcels a second`,
    ratio: parcels / seconds,
    bound: null,
    measured: [
      `${parcels} parcels, ${(bytes / 1_000_000).toFixed(0)} MB in ${seconds.toFixed(0)} s`,
      `first byte after ${(first / 1000).toFixed(1)} s`,
      `server at most ${peakMegabytes.toFixed(0)} MB, a child ${children.stop().toFixed(0)} MB`,
    ].join('; '),
  }
}

/** One indicator of all parcels for the map, the first time and again. */
async function indicator(ask: Ask): Promise<readonly Line[]> {
  const { id } = await json<{ id: string }>(ask('/api/v1/evaluations', { cycle, mode: 'draft' }))
  while ((await json<{ status: string }>(ask(`/api/v1/evaluations/${id}`))).status === 'running') {
    await new Promise((later) => setTimeout(later, 1000))
  }
  const lines: Line[] = []
  for (const which of ['the first time', 'again']) {
    const start = performance.now()
    const text = await (await ask(`/api/v1/base-map/values/${id}/E2`)).text()
    const ratio = (performance.now() - start) / 1000
    const measured = `${(text.length / 1_000_000).toFixed(1)} MB of JSON`
    lines.push({
      name: `seconds for an indicator of ${city} parcels on the map, ${which}`,
      ratio,
      bound: null,
      measured,
    })
  }
  return lines
}

async function json<Body>(response: Promise<Response>): Promise<Body> {
  return (await (await response).json()) as Body
}
