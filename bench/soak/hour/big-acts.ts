import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { PushAnswer } from '#core/api/rows.ts'
import type { Cells } from '#core/form/form.ts'
import { hostileArchives } from '#test/server/upload/hostile-archives.ts'
import { plainWorkbook } from '#test/server/workbooks.ts'
import { cycle } from '../../pushed-district.ts'
import { type Load, lastDraft } from './acts.ts'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../../..')
const rowsPerUpload = 200
const refusals = [413, 415, 422]
const stillRunning = 202

/** What takes the server seconds, and comes by the clock. */
export interface BigActs {
  upload(): Promise<void>
  hostileUpload(): Promise<void>
  draft(): Promise<void>
  townLedger(): Promise<void>
  ledger(): Promise<void>
  results(): Promise<void>
  /** By the command, beside the server. */
  backup(): Promise<void>
}

/** @param backups folder they go to */
export function bigActs(load: Load, database: string, backups: string): BigActs {
  const { client, people, random, revisions, answered } = load
  const { districtToken: token } = people
  async function sendFile(kind: string, bytes: Uint8Array, as: string, expected: readonly number[]) {
    const body = new FormData()
    body.append('file', new Blob([Uint8Array.from(bytes)]), '台账.xlsx')
    return client.json<PushAnswer>({ kind, path: '/api/v1/workbooks', method: 'POST', token: as, body, expected })
  }
  return {
    async upload() {
      const clerk = random.pick(random.pick(people.clerks))
      const from = random.integer(0, Math.max(0, clerk.parcels.length - rowsPerUpload))
      const codes = clerk.parcels.slice(from, from + rowsPerUpload)
      const notes = new Map(codes.map((code) => [code, `表格里的第${random.integer(0, 1e9)}次`]))
      const parcels = [...notes].map(([parcelCode, selfNote]): Cells => {
        return { parcelCode, assessYear: Number(cycle), townCode: clerk.town, selfNote }
      })
      const answer = await sendFile('upload', await plainWorkbook({ parcels, firms: [] }), clerk.token, [200])
      if (answer === null) return
      answered.add(new Map([...notes].map(([code, selfNote]) => [`${cycle}/${code}`, { selfNote }])), answer, null)
      for (const { key, revision } of answer.rows) revisions.set(key.slice(key.indexOf('/') + 1), revision)
    },
    async hostileUpload() {
      const { bytes } = random.pick(hostileArchives)
      await sendFile('hostile upload', bytes(), token, refusals)
    },
    async draft() {
      const body = { cycle, mode: 'draft' }
      const ask = { kind: 'draft', path: '/api/v1/evaluations', method: 'POST', token, body } as const
      await client.ask({ ...ask, expected: [201, stillRunning] })
    },
    async townLedger() {
      const { town } = random.pick(random.pick(people.clerks))
      await client.ask({ kind: 'ledger of a town', path: `/api/v1/exports/ledger?cycle=${cycle}&town=${town}`, token })
    },
    async ledger() {
      await client.ask({ kind: 'ledger of all', path: `/api/v1/exports/ledger?cycle=${cycle}`, token })
    },
    async results() {
      const draft = await lastDraft(load)
      if (draft === null) return
      await client.ask({ kind: 'results of all', path: `/api/v1/evaluations/${draft}/export`, token })
    },
    async backup() {
      const env = { ...process.env, DATABASE_URL: database }
      await run(process.execPath, ['launch.js', 'server/cli/main.ts', 'backup', '--to', backups], { cwd: root, env })
    },
  }
}
