import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#server/db/database.ts'
import { startPostgres } from '../postgres-cluster.ts'

/** The cluster of a run, as its tests reach it; they are processes of their own. */
export interface ProvidedCluster {
  /** Folder of its socket. */
  readonly host: string
  readonly user: string
  /** How many tables the schema has. */
  readonly tables: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: ProvidedCluster | undefined
  }
}

/** Has every table and no row; copying it takes less time than making the tables. */
export const templateDatabase = 'template_of_tests'

export const tablesOfOurs = `relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'`
export const countOfTables = `select count(*) as count from pg_class where ${tablesOfOurs}`

/** As DATABASE_URL names a database behind a socket. */
export function urlIn({ host, user }: Pick<ProvidedCluster, 'host' | 'user'>, database: string): string {
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
}

async function asked(connection: pg.ClientConfig, statement: string): Promise<string> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rows } = await client.query<{ count: string }>(statement)
    return rows[0]?.count ?? ''
  } finally {
    await client.end()
  }
}

/** Before the first test: a cluster and the template. Returns what ends it after the last. */
export async function setup(project: TestProject): Promise<() => void> {
  const { connection, stop } = startPostgres()
  try {
    const { host, user } = connection
    await asked(connection, `create database ${templateDatabase}`)
    await (await openDatabase(urlIn({ host, user }, templateDatabase))).close()
    const tables = await asked({ ...connection, database: templateDatabase }, countOfTables)
    project.provide('cluster', { host, user, tables })
  } catch (error) {
    stop()
    throw error
  }
  return stop
}
