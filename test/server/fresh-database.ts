import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { countOfTables, type ProvidedCluster, tablesOfOurs, templateDatabase, urlIn } from './postgres-setup.ts'

/** True in the run of the server's tests on PostgreSQL. */
export const isOnPostgres = inject('cluster') !== undefined

export interface FreshDatabase {
  readonly url: string
  drop(): Promise<void>
}

async function asked(cluster: ProvidedCluster, database: string, statement: string): Promise<void> {
  const client = new pg.Client({ host: cluster.host, user: cluster.user, database })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Databases that tests of this file have left empty: making one takes longer than most tests. */
const emptied: string[] = []
let made = 0

/**
 * Takes every row away, though some tables refuse that; the triggers of a replica's session sleep. A table without a
 * page never had a row. Then says how many tables there are.
 */
const emptying = `do $$ declare name text; begin
  set local session_replication_role = replica;
  for name in select relname from pg_class where ${tablesOfOurs} and pg_relation_size(oid) > 0 loop
    execute format('delete from %I', name);
  end loop; end $$;
  ${countOfTables}`

/** One a database, for as long as this process lives: a new one would first read how every table is made. */
const sweepers = new Map<string, pg.Client>()

async function sweeperOf({ host, user }: ProvidedCluster, database: string): Promise<pg.Client> {
  const known = sweepers.get(database)
  if (known !== undefined) return known
  const client = new pg.Client({ host, user, database })
  // The cluster may end before this process does.
  client.on('error', () => sweepers.delete(database))
  await client.connect()
  sweepers.set(database, client)
  return client
}

/** Keeps the emptied database for the next test, unless this one took a table away. */
async function leave(cluster: ProvidedCluster, name: string): Promise<void> {
  const sweeper = await sweeperOf(cluster, name)
  const results: unknown = await sweeper.query(emptying)
  const [, counted] = results as readonly pg.QueryResult<{ count: string }>[]
  if (counted?.rows[0]?.count === cluster.tables) emptied.push(name)
}

/** An empty database of the kind this run is about: a copy of the run's file, or of the template in its cluster. */
export async function makeDatabase(): Promise<FreshDatabase> {
  const cluster = inject('cluster')
  if (cluster === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-server-'))
    const url = join(folder, 'district.sqlite')
    const emptyFile = inject('emptyFile')
    if (emptyFile !== undefined) copyFileSync(emptyFile, url)
    return { url, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  }
  const name = emptied.pop() ?? (await copyOfTemplate(cluster))
  return { url: urlIn(cluster, name), drop: () => leave(cluster, name) }
}

async function copyOfTemplate(cluster: ProvidedCluster): Promise<string> {
  made += 1
  const name = `d${process.pid}_${made}`
  await asked(cluster, 'postgres', `create database ${name} template ${templateDatabase}`)
  return name
}

/** A PostgreSQL database without any table, as a first start finds it; it ends with the cluster. */
export async function emptyDatabase(): Promise<string> {
  const cluster = inject('cluster')
  if (cluster === undefined) throw new Error('only in the run on PostgreSQL')
  made += 1
  const name = `d${process.pid}_${made}`
  await asked(cluster, 'postgres', `create database ${name}`)
  return urlIn(cluster, name)
}

/** The place of an empty database, gone when the test has ended. */
export async function freshDatabase(): Promise<string> {
  const { url, drop } = await makeDatabase()
  onTestFinished(drop)
  return url
}

/** Keys for whoever opens a service of a fresh database; PostgreSQL has no folder to keep them in. */
export const testKeys = { data: 'd'.repeat(64), audit: 'a'.repeat(64) }

/** What a server's process needs of the environment to use the database. */
export function environmentFor(url: string): Readonly<Record<string, string>> {
  return { DATABASE_URL: url, DATA_KEY: testKeys.data, AUDIT_KEY: testKeys.audit }
}
