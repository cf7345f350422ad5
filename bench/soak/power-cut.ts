import { execFileSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Fields of the state that power-cut.c shares with us, in its order. */
const fields = ['logSyncs', 'fileSyncs', 'failed', 'every', 'writeEvery', 'error', 'lies'] as const
type Field = (typeof fields)[number]

/** A disk under a server whose power can be cut, and that can be made to fail. */
export interface PowerCut {
  /** What the server must be started with. */
  readonly environment: Record<string, string>
  read(field: Field): number
  set(field: Field, value: number): void
  /** Puts what was confirmed in the place of what was written; while no server runs. */
  cut(): void
}

/** Compiles the library with the system's compiler; throws when there is none. */
export function powerCut(folder: string, database: string): PowerCut {
  const library = join(folder, 'power-cut.so')
  const source = join(import.meta.dirname, 'power-cut.c')
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl', '-lpthread'])
  const state = join(folder, 'state')
  writeFileSync(state, Buffer.alloc(fields.length * 8))
  const file = openSync(state, 'r+')
  process.once('exit', () => closeSync(file))
  const shadow = (path: string): string => join(folder, basename(path))
  const files = [database, `${database}-wal`]
  for (const path of files) if (existsSync(path)) copyFileSync(path, shadow(path))
  return {
    environment: { LD_PRELOAD: library, POWER_CUT_STATE: state, POWER_CUT_FOLDER: folder },
    read(field) {
      const bytes = Buffer.alloc(8)
      readSync(file, bytes, 0, 8, fields.indexOf(field) * 8)
      return Number(bytes.readBigUInt64LE())
    },
    set(field, value) {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64LE(BigInt(value))
      writeSync(file, bytes, 0, 8, fields.indexOf(field) * 8)
    },
    cut() {
      for (const path of files) {
        rmSync(path, { force: true })
        if (existsSync(shadow(path))) copyFileSync(shadow(path), path)
      }
      rmSync(`${database}-shm`, { force: true })
    },
  }
}
