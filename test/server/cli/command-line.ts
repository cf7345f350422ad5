import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

export interface Run {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}

export interface PrintedFinding {
  readonly code: string
  readonly level: 'error' | 'warning' | 'info'
  readonly sheet: string
  readonly row: number
  readonly field: string
  readonly value: unknown
  readonly message: string
}

export interface PrintedIndicator {
  readonly id: string
  readonly value: number | null
  readonly points: number | null
  readonly weight: number
}

export interface PrintedParcel {
  readonly parcelCode: string
  readonly landClass: string | null
  readonly status: 'ok' | 'incomplete'
  readonly how: 'direct' | 'ranked' | 'exempt' | null
  readonly class: 'A' | 'B' | 'C' | 'D' | null
  readonly total: number | null
  readonly rank: number | null
  readonly of: number | null
  readonly rules: readonly string[]
  readonly flagged: boolean
  readonly indicators: readonly PrintedIndicator[]
}

const project = resolve(import.meta.dirname, '../../..')

/** Runs `checkup` as `npm run --silent checkup --` does, in a process of its own. */
export function checkup(...args: readonly string[]): Promise<Run> {
  return checkupWith({}, ...args)
}

/** The same with more in its environment. */
export function checkupWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Run> {
  return new Promise((done, fail) => {
    execFile(
      process.execPath,
      ['launch.js', 'server/cli/main.ts', ...args],
      { cwd: project, maxBuffer: 1 << 28, env: { ...process.env, ...environment } },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') fail(error)
        else done({ exit: typeof error?.code === 'number' ? error.code : 0, stdout, stderr })
      },
    )
  })
}

/** `check FILE --json`: the exit code and the findings; throws when the answer is no JSON. */
export async function check(file: string): Promise<{ exit: number; findings: readonly PrintedFinding[] }> {
  const { exit, stdout } = await checkup('check', file, '--json')
  return { exit, ...(JSON.parse(stdout) as { findings: readonly PrintedFinding[] }) }
}

/** `score FILE --json`: the standard and the parcels; throws when the answer is no JSON. */
export async function score(
  file: string,
): Promise<{ exit: number; standard: string; parcels: readonly PrintedParcel[] }> {
  const { exit, stdout } = await checkup('score', file, '--json')
  return { exit, ...(JSON.parse(stdout) as { standard: string; parcels: readonly PrintedParcel[] }) }
}

/** A folder for the files of one test file, gone when its tests have ended. */
export function folderOfFile(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'parcel-checkup-cli-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}
