/*
 * A PostgreSQL of our own in a temporary folder, reached through a socket in it: nothing of the machine's own clusters
 * is touched, and nothing listens on a port. The server refuses to run as root, so root hands it to another account.
 */
import { execFileSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolPath } from './tools.ts'

export interface PostgresCluster {
  /** For `new Client(connection)`. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string }
  readonly stop: () => void
}

/** Debian's package makes the first; every Unix has the second. */
const accounts = ['postgres', 'nobody']

function accountId(account: string, flag: '-u' | '-g'): number | null {
  try {
    return Number(execFileSync('id', [flag, account], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return null
  }
}

type Run = (tool: 'initdb' | 'pg_ctl', args: readonly string[]) => void

/** Commands run as the owner of the folder. */
function runnerFor(folder: string): Run {
  const run = (file: string, args: readonly string[]): void => {
    execFileSync(file, [...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  }
  if (process.getuid?.() !== 0) return (tool, args) => run(toolPath(tool), args)
  const account = accounts.find((name) => accountId(name, '-u') !== null)
  const user = account === undefined ? null : accountId(account, '-u')
  const group = account === undefined ? null : accountId(account, '-g')
  if (account === undefined || user === null || group === null) throw new Error(`no account of ${accounts.join(', ')}`)
  chownSync(folder, user, group)
  return (tool, args) => run('runuser', ['-u', account, '--', toolPath(tool), ...args])
}

/**
 * Starts an empty cluster; UTF-8, bytewise order.
 * @param fsync as a server has it, or not at all: tests have no power to lose
 */
export function startPostgres(fsync: 'on' | 'off' = 'off'): PostgresCluster {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-pg-'))
  const run = runnerFor(folder)
  const data = join(folder, 'data')
  const socket = join(folder, 's')
  run('initdb', ['-D', data, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
  mkdirSync(socket, { mode: 0o777 })
  execFileSync('chmod', ['777', socket])
  const settings = `-c listen_addresses='' -c unix_socket_directories='${socket}' -c fsync=${fsync} -c jit=off -c work_mem=64MB -c max_connections=300`
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start'])
  return {
    connection: { host: socket, user: 'tester', database: 'postgres' },
    stop: () => {
      run('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
