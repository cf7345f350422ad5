import { statSync } from 'node:fs'
import pg from 'pg'
import { authorise } from '#server/actions/authorise.ts'
import { overview } from '#server/actions/overview.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import type { OpenedService } from '#server/open-service.ts'
import { listParcels } from '#server/parcels/list-parcels.ts'
import { startPostgres } from '#test/postgres-cluster.ts'
import type { Bench, Line } from './bench.ts'
import { median } from './interleave.ts'
import { clerk, cycle, emptyService, pushAll, pushedRows, pushRows, serviceOn } from './pushed-district.ts'

/** Rows of both forms: about 3,000 parcels, one district. */
const districtRows = 7700
const singlePushes = 100
const clients = 10
const readings = 60

/** What one district costs on one machine, on each database: what docs/scale.md multiplies. Reported, held to nothing. */
export const unitCostsBench: Bench = {
  name: 'unit-costs',
  async run() {
    const lite = await emptyService()
    const ofSqlite = await costs('SQLite', lite)
    const size = statSync(lite.file).size
    await lite.close()
    const cluster = startPostgres('on')
    try {
      const { host, user, database } = cluster.connection
      const service = await serviceOn(`postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`)
      const ofPostgres = await costs('PostgreSQL', service)
      await service.close()
      return [
        ...ofSqlite,
        sizeLine('SQLite', size),
        ...ofPostgres,
        sizeLine('PostgreSQL', await sizeIn(cluster.connection)),
      ]
    } finally {
      cluster.stop()
    }
  },
}

async function sizeIn(connection: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ size: string }>('select pg_database_size(current_database()) as size')
  await client.end()
  return Number(rows[0]?.size)
}

function reported(name: string, ratio: number, measured: string): Line {
  return { name, ratio, bound: null, measured }
}

function sizeLine(on: string, bytes: number): Line {
  const each = bytes / districtRows
  return reported(
    `${on}: kB a row with its history, result and trace`,
    each / 1000,
    `${(bytes / 1e6).toFixed(0)} MB in all`,
  )
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function medianOf(work: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < readings; index += 1) times.push(await milliseconds(() => work(index)))
  return median(times)
}

async function costs(on: string, service: OpenedService): Promise<readonly Line[]> {
  const rows = pushedRows(districtRows)
  const imported = await milliseconds(() => pushAll(service, rows))
  const parcels = rows.filter(({ form }) => form === 'parcel-self-assessment')
  const push = async (index: number): Promise<void> => {
    const row = parcels[index]
    if (row === undefined) throw new Error('too few parcels')
    await pushRows(service, [{ ...row, baseRevision: 1, fields: { selfNote: '已核对' } }])
  }
  const alone = await milliseconds(async () => {
    for (let index = 0; index < singlePushes; index += 1) await push(index)
  })
  const together = await milliseconds(() =>
    Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let index = 0; index < singlePushes; index += 1) await push((client + 1) * singlePushes + index)
      }),
    ),
  )
  const evaluated = await milliseconds(async () =>
    runEvaluation(service, await authorise(service, clerk, 'runEvaluation'), { cycle }, 600_000),
  )
  const read = await authorise(service, clerk, 'overview')
  const shown = await medianOf(() => overview(service, read, { cycle }))
  const list = await authorise(service, clerk, 'parcels')
  const listed = await medianOf((index) =>
    listParcels(service, list, { cycle, sort: '-total', offset: index * 40, limit: 50 }),
  )
  const perSecond = (count: number, time: number): number => (count / time) * 1000
  return [
    reported(`${on}: rows imported a second`, perSecond(districtRows, imported), `${districtRows} rows by 500s`),
    reported(`${on}: single-row pushes a second, one client`, perSecond(singlePushes, alone), 'durable, each answered'),
    reported(
      `${on}: single-row pushes a second, ${clients} clients`,
      perSecond(clients * singlePushes, together),
      'durable, each answered',
    ),
    reported(`${on}: seconds an evaluation of ${parcels.length} parcels`, evaluated / 1000, 'with full trace stored'),
    reported(`${on}: ms the overview`, shown, 'median'),
    reported(`${on}: ms a page of 50 parcels by points`, listed, 'median'),
  ]
}
