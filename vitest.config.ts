import { defineConfig } from 'vitest/config'

/** Folders of test/ that need other programs and run alone; everything else is the unit project. */
const suites = ['server', 'sync-histories', 'office', 'browser']

/*
 * Tests whose subject is one database itself; all others of the server run on both. Backups are of SQLite files, as
 * PostgreSQL has its own tools; the queue of shared commits stands before SQLite's one writer, where PostgreSQL has a
 * pool; what survives a killed server on PostgreSQL is tested with two of them.
 */
const onlySqlite = [
  'test/server/backup/**',
  'test/server/cli/trust.test.ts',
  'test/server/crash/**',
  'test/server/db/queue.test.ts',
  'test/server/db/sqlite.test.ts',
  'test/server/operation/one-process.test.ts',
  'test/server/operation/upgrade.test.ts',
]
const onlyPostgres = [
  'test/server/db/postgres.test.ts',
  'test/server/lost-commit.test.ts',
  'test/server/two-servers.test.ts',
  // On SQLite many more of them run, in a suite of their own.
  'test/server/sync-histories.test.ts',
  'test/server/cli/move.test.ts',
]
/** Tests that open no database: once is enough. */
const withoutDatabase = [
  'test/server/canonical-json.test.ts',
  'test/server/office-js.test.ts',
  'test/server/sql-oracle.test.ts',
  'test/server/access/totp.test.ts',
  'test/server/cli/{check,files,score}*.test.ts',
  'test/server/evaluation/{frozen-inputs,masked-result}.test.ts',
  'test/server/http/openapi.test.ts',
  'test/server/jobs/**',
  'test/server/upload/**',
  'test/server/attachments/**',
  'test/server/paper/**',
  // The demo makes itself a SQLite file, whatever DATABASE_URL says.
  'test/server/demo/**',
]

function project(name: string, include: readonly string[], exclude: readonly string[], globalSetup: string[] = []) {
  const isUnit = name === 'unit'
  return {
    test: {
      name,
      include: [...include],
      exclude: [...exclude],
      globalSetup,
      pool: 'forks' as const,
      // Each process loads the program once, for all the files it runs: what a file leaves behind it must take away.
      isolate: false,
      // Node runs TypeScript by itself, as in service; only the components of the pages need a translator.
      experimental: { viteModuleRunner: isUnit },
      env: { TZ: 'America/Los_Angeles' },
      setupFiles: ['test/fail-on-console.ts', 'test/leave-no-trace.ts'],
      testTimeout: isUnit ? 20_000 : 120_000,
      hookTimeout: 120_000,
      // What is waited for comes late on a busy machine; vitest by itself waits one second.
      expect: { poll: { timeout: 15_000 } },
      // What was found is shown whole in the one line that the end of the run has for a failed test.
      chaiConfig: { truncateThreshold: 300 },
      // LibreOffice takes both cores by itself, and so do a simulated Excel and a pane with a person between them.
      fileParallelism: name !== 'office' && name !== 'excel',
    },
  }
}

const folders = suites.map((suite) => `test/${suite}/**/*.test.ts`)
/** Of the browser tests those with an Excel in the page. */
const besideExcel = 'test/browser/excel-*.test.ts'
const leftOut: Readonly<Record<string, readonly string[]>> = { server: onlyPostgres, browser: [besideExcel] }

/** What is made once for all files of a suite. */
const setups: Readonly<Record<string, string[]>> = { server: ['test/server/sqlite-setup.ts'] }

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/**/*.test.ts'], folders),
      ...suites.map((suite, index) =>
        project(suite, folders.slice(index, index + 1), leftOut[suite] ?? [], setups[suite] ?? []),
      ),
      project('excel', [besideExcel], []),
      project(
        'server-postgres',
        ['test/server/**/*.test.ts'],
        [...onlySqlite, ...withoutDatabase],
        ['test/server/postgres-setup.ts'],
      ),
    ],
  },
})
