import type { Cells } from '#core/form/form.ts'
import { openService } from '#server/open-service.ts'
import { ended, startProcess } from '#test/server/server-process.ts'
import { tokenOf } from '#test/server/token-of.ts'
import { plainWorkbook } from '#test/server/workbooks.ts'
import { asInstalled } from './as-installed.ts'
import { type Ask, asking, drained } from './asking.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { memoryOf, watchChildren } from './process-memory.ts'
import { clerk, cycle } from './pushed-district.ts'
import { sampleRows } from './sample-rows.ts'
import { withScratchDatabase } from './scratch-database.ts'
import { startOnce } from './start-once.ts'

const city = 48_501
/** A file that a child reads within its time on a busy machine too. */
const parcelsPerFile = 2000
const restMilliseconds = 30_000
const patience = 300

/** What a server process holds when the great tasks of the year are done. Linux only. */
export const memoryBench: Bench = {
  name: 'memory',
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
  const children = watchChildren(pid)
  const ask = asking(server.url, token)
  const stages: string[] = [stage('started', pid)]
  await importParcels(ask)
  stages.push(stage('import', pid))
  const evaluation = await evaluate(ask)
  stages.push(stage('evaluation', pid))
  await drained(await ask(`/api/v1/exports/ledger?cycle=${cycle}`))
  await drained(await ask(`/api/v1/evaluations/${evaluation}/export`))
  stages.push(stage('exports', pid))
  await new Promise((rested) => setTimeout(rested, restMilliseconds))
  const { residentMegabytes, peakMegabytes } = memoryOf(pid)
  const peakOfChildren = children.stop()
  server.child.kill('SIGTERM')
  await ended(server.child)
  return [
    {
      name: `MB resident 30 s after import, evaluation and export of ${city} parcels over HTTP`,
      ratio: residentMegabytes,
      bound: atMost(150),
      measured: `${stages.join(', ')}; largest at any time ${peakMegabytes.toFixed(0)} MB`,
    },
    {
      name: 'MB, the largest a child process ever held (reading a workbook, evaluating)',
      ratio: peakOfChildren,
      bound: null,
      measured: `files of ${parcelsPerFile} parcels, an evaluation of ${city}`,
    },
  ]
}

function stage(name: string, pid: number): string {
  return `${name} ${memoryOf(pid).residentMegabytes.toFixed(0)} MB`
}

async function importParcels(ask: Ask): Promise<void> {
  const parcels: Cells[] = sampleRows(city * 3)
    .filter(({ form }) => form === 'parcel-self-assessment')
    .slice(0, city)
    .map(({ cells }) => cells)
  for (let start = 0; start < parcels.length; start += parcelsPerFile) {
    const bytes = await plainWorkbook({ parcels: parcels.slice(start, start + parcelsPerFile), firms: [] })
    const body = new FormData()
    body.append('file', new Blob([Uint8Array.from(bytes)]), '台账.xlsx')
    await drained(await ask('/api/v1/workbooks', body))
  }
}

/** Runs a draft and waits for its end; gives its id. */
async function evaluate(ask: Ask): Promise<string> {
  const started = (await (await ask('/api/v1/evaluations', { cycle, mode: 'draft' })).json()) as { readonly id: string }
  for (let second = 0; second < patience; second += 1) {
    const state = (await (await ask(`/api/v1/evaluations/${started.id}`)).json()) as { readonly status: string }
    if (state.status === 'done') return started.id
    if (state.status === 'failed') throw new Error('the evaluation failed')
    await new Promise((later) => setTimeout(later, 1000))
  }
  throw new Error(`no evaluation within ${patience} s`)
}
