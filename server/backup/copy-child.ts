import { closeSync, fsyncSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { CopyDone, CopyTask } from './copy-messages.ts'
import { tablesLeftOut } from './left-out.ts'

/*
 * Copies the database as it stands at one moment, in a process of its own: the server goes on writing and its memory
 * does not grow. Then takes out of the copy what must not outlive a restore.
 */
function copy({ from, to }: CopyTask): CopyDone {
  process.umask(0o077)
  const source = new Sqlite(from, { readonly: true, fileMustExist: true })
  source.pragma('busy_timeout = 10000')
  source.prepare('vacuum into ?').run(to)
  source.close()
  const made = new Sqlite(to)
  // What is deleted is overwritten: a copy that is looked into byte by byte does not hold it either.
  made.pragma('secure_delete = ON')
  made.pragma('journal_mode = DELETE')
  const names = made
    .prepare<[], { name: string }>(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .all()
    .map(({ name }) => name)
  const emptied = tablesLeftOut.filter((name) => names.includes(name))
  for (const name of emptied) made.exec(`delete from "${name}"`)
  const count = (name: string): number => Number(made.prepare(`select count(*) from "${name}"`).pluck().get())
  const done: CopyDone = {
    sqlite: String(made.prepare('select sqlite_version()').pluck().get()),
    schema: made.prepare('select name from kysely_migration order by name').pluck().all().map(String),
    tables: Object.fromEntries(names.filter((name) => !name.startsWith('kysely_')).map((name) => [name, count(name)])),
    leftOut: emptied,
    audit: made
      .prepare<[], { chain: string; seq: number; hash: string }>(
        `select district as chain, seq, hash from audit as entry where hash is not null
          and seq = (select max(seq) from audit where district = entry.district) order by district`,
      )
      .all(),
  }
  made.close()
  sync(to)
  return done
}

function sync(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

process.once('message', (task) => {
  const done = copy(task as CopyTask)
  process.send?.(done, () => process.disconnect())
})
