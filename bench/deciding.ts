import { randomUUID } from 'node:crypto'
import { drained } from './asking.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { type Asking, archive, decidedYear, evaluatedYear, letters, publishedYear, type Told } from './decided-year.ts'
import { type DecidingServer, withDecidingServer } from './deciding-server.ts'
import { median } from './interleave.ts'
import { memoryOf } from './process-memory.ts'
import { cycle, forms, type PushedRow } from './pushed-district.ts'

const city = 48_501
const small = 10_000
const readings = 40
const lettersAtOnce = 200
const restMilliseconds = 30_000

/** A district of so many parcels whose year is decided, with what each step took. */
interface Year {
  readonly told: Told
  readonly memory: string
  readonly peakOfChildren: number
}

/** The deciding half of a year over HTTP, at the size of a city; the overview for leaders held to that of a small one. */
export const decidingBench: Bench = {
  name: 'deciding',
  async run() {
    const large = await yearOf(city)
    const few = await yearOf(small)
    return linesOf(large, few)
  },
}

function yearOf(parcels: number): Promise<Year> {
  return withDecidingServer(parcels, (server) => measured(server, parcels === city))
}

async function measured({ ask, rows, pid, peakOfChildren }: DecidingServer, isWhole: boolean): Promise<Year> {
  const stages: string[] = []
  const after = (name: string): void => {
    stages.push(`${name} ${memoryOf(pid).residentMegabytes.toFixed(0)}`)
  }
  after('started')
  const told = { ...(await throughTheYear(ask, isWhole, after)), ...(await looks(ask, rows)) }
  await new Promise((rested) => setTimeout(rested, restMilliseconds))
  const { residentMegabytes, peakMegabytes } = memoryOf(pid)
  const memory = `${stages.join(', ')}, 30 s later ${residentMegabytes.toFixed(0)}, at most ${peakMegabytes.toFixed(0)} MB`
  return { told, memory, peakOfChildren: peakOfChildren() }
}

/** @param after told when a part has been gone through */
async function throughTheYear(ask: Asking, isWhole: boolean, after: (name: string) => void): Promise<Told> {
  const evaluated = await evaluatedYear(ask)
  after('evaluated')
  const published = isWhole ? await publishedYear(ask) : {}
  after('published')
  const decided = await decidedYear(ask)
  after('decided')
  if (!isWhole) return { ...evaluated, ...decided }
  const posted = await letters(ask, lettersAtOnce)
  after('letters')
  const { written = 0, size = 0 } = await archive(ask)
  after('archive')
  return { ...evaluated, ...published, ...decided, ...posted, written, size }
}

/** What pages ask, the median of some; the overview behind a write each time, as nothing of it may be kept then. */
async function looks({ district }: Asking, rows: readonly PushedRow[]): Promise<Told> {
  const middle = async (path: string, before: () => Promise<unknown> = async () => undefined): Promise<number> => {
    const times: number[] = []
    for (let index = 0; index < readings; index += 1) {
      await before()
      const started = performance.now()
      await drained(await district(path))
      times.push(performance.now() - started)
    }
    return median(times)
  }
  let number = 0
  const own = rows.filter(({ form }) => form === 'parcel-self-assessment')
  const write = async (): Promise<void> => {
    number += 1
    const row = own[number * 7]
    if (row === undefined) throw new Error('too few rows')
    const note = { ...row, baseRevision: 1, fields: { selfNote: '已核对' } }
    await drained(await district('/api/v1/batches', { batch: randomUUID(), forms, rows: [note] }))
  }
  return {
    overview: await middle(`/api/v1/decision-overview?cycle=${cycle}`),
    overviewAfterWrite: await middle(`/api/v1/decision-overview?cycle=${cycle}`, write),
    lists: await middle(`/api/v1/class-lists?cycle=${cycle}&class=D&limit=200`),
    low: await middle('/api/v1/low-efficiency?limit=200'),
    disposal: await middle(`/api/v1/disposal-progress?cycle=${cycle}`),
  }
}

function seconds(milliseconds = Number.NaN): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function linesOf({ told, memory, peakOfChildren }: Year, few: Year): readonly Line[] {
  const reported = (name: string, ratio = Number.NaN, measured = ''): Line => ({ name, ratio, bound: null, measured })
  const { draft = 0, formal = 0, written, size = 0, count = 0 } = told
  const overview = (year: Year): number => year.told.overviewAfterWrite ?? Number.NaN
  return [
    {
      name: `overview for leaders over HTTP with a write before each, ${city} parcels to ${small}: median`,
      ratio: overview({ told, memory, peakOfChildren }) / overview(few),
      bound: atMost(1.5),
      measured: `${told.overviewAfterWrite?.toFixed(1)} ms : ${overview(few).toFixed(1)} ms; without a write ${told.overview?.toFixed(1)} ms`,
    },
    reported(
      `formal evaluation of ${city} parcels to the draft`,
      formal / draft,
      `${seconds(formal)} : ${seconds(draft)}`,
    ),
    reported('s, gates counted', (told.gates ?? 0) / 1000),
    reported(
      's, list of the publication prepared',
      (told.prepared ?? 0) / 1000,
      `published in ${seconds(told.published)}`,
    ),
    reported('s, publication as PDF', (told.printed ?? 0) / 1000, `as xlsx ${seconds(told.xlsx)}`),
    reported('s, package for 市级联合研判', (told.handedOut ?? 0) / 1000),
    reported('s, 审定 with the class of every parcel', (told.decided ?? 0) / 1000),
    reported('ms a page of list D', told.lists, `低效清单 ${told.low?.toFixed(1)} ms`),
    reported('ms disposal progress', told.disposal),
    reported(
      'ms a letter',
      (told.issued ?? 0) / Math.max(1, count),
      `${count} letters in ${seconds(told.issued)}, as PDF in one zip ${seconds(told.zipped)}`,
    ),
    reported('s, archive package', (written ?? 0) / 1000, `${(size / 1e6).toFixed(0)} MB`),
    reported('MB, the largest a child process ever held', peakOfChildren, `server ${memory}`),
  ]
}
