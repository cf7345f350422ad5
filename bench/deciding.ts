import { randomUUID } from 'node:crypto'
import { drained } from './asking.ts'
import { atMost, type Bench, type Line } from './bench.ts'
import { type Asking, archive, decidedYear, evaluatedYear, letters, publishedYear, type Told } from './decided-year.ts'
import { type DecidingServer, withDecidingServer } from './deciding-server.ts'
import { disposalMapBench } from './disposal-map.ts'
import { median } from './interleave.ts'
import { lockedYear, openRows } from './locked-year.ts'
import { memoryOf } from './process-memory.ts'
import { cycle, forms, type PushedRow } from './pushed-district.ts'

/** For trying: BENCH_PARCELS=1000 makes a smaller city; its figures are nobody's. */
const city = Number(process.env.BENCH_PARCELS ?? 48_501)
const small = Math.min(10_000, Math.ceil(city / 2))
const readings = 40
const lettersAtOnce = 200
const restMilliseconds = 30_000

/** A district of so many parcels whose year is decided, with what each step took. */
interface Year {
  readonly told: Told
  readonly memory: string
  readonly peakOfChildren: number
}

/** The deciding half of a year over HTTP, at the size of a city; the overview for leaders held to that of a small one; the map by disposal path. */
export const decidingBench: Bench = {
  name: 'deciding',
  async run() {
    const large = await yearOf(city)
    const few = await yearOf(small)
    return [...linesOf(large, few), ...(await disposalMapBench.run())]
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
  const told = { ...(await throughTheYear({ ask, rows }, isWhole, after)), ...(await looks(ask, rows)) }
  await new Promise((rested) => setTimeout(rested, restMilliseconds))
  const { residentMegabytes, peakMegabytes } = memoryOf(pid)
  const memory = `${stages.join(', ')}, 30 s later ${residentMegabytes.toFixed(0)}, at most ${peakMegabytes.toFixed(0)} MB`
  return { told, memory, peakOfChildren: peakOfChildren() }
}

/** @param after told when a part has been gone through */
async function throughTheYear(
  { ask, rows }: Pick<DecidingServer, 'ask' | 'rows'>,
  isWhole: boolean,
  after: (name: string) => void,
): Promise<Told> {
  const [written] = openRows(rows)
  if (written === undefined) throw new Error('too few rows')
  const evaluated = { ...(await evaluatedYear(ask)), ...(await lockedYear(ask.district, written)) }
  after('evaluated')
  const published = await publishedYear(ask)
  after('published')
  const decided = await decidedYear(ask)
  after('decided')
  if (!isWhole) return { ...evaluated, ...published, ...decided }
  const posted = await letters(ask, lettersAtOnce)
  after('letters')
  const archived = await archive(ask)
  after('archive')
  return { ...evaluated, ...published, ...decided, ...posted, ...archived }
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
  const open = openRows(rows)
  const write = async (): Promise<void> => {
    number += 1
    const row = open[number]
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
    reported(
      `s, ${told.locked} parcels locked behind the formal evaluation`,
      (told.locking ?? Number.NaN) / 1000,
      `longest of ${told.pushes} pushes meanwhile ${told.longest?.toFixed(0)} ms; ${few.told.locked} parcels in ${seconds(few.told.locking)}`,
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
