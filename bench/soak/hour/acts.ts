import { randomUUID } from 'node:crypto'
import type { PushAnswer, PushBody } from '#core/api/rows.ts'
import type { Random } from '#server/demo/random.ts'
import { forms } from '#test/server/rows.ts'
import { cycle, type PushedRow } from '../../pushed-district.ts'
import type { AnsweredRows } from './answered-rows.ts'
import type { Client } from './client.ts'
import { type Clerk, type People, password } from './people.ts'

export interface Load {
  readonly client: Client
  readonly people: People
  readonly random: Random
  readonly answered: AnsweredRows
  /** Revision of each parcel as it was last told; those not in it stand at 1. */
  readonly revisions: Map<string, number>
}

type Act = (load: Load) => Promise<void>

/** The small things people do all day, each as often as its weight says. */
export const acts: readonly (readonly [weight: number, act: Act])[] = [
  [40, edit],
  [4, collide],
  [15, pull],
  [15, list],
  [15, open],
  [5, overview],
  [3, results],
  [2, audit],
  [3, signInAndOut],
  [1, guess],
]

const sorts = ['parcelCode', '-errors', '-landArea', '-total', 'townCode']
const filters = [{}, { finding: 'error' }, { land: '工业' }, { q: '示例' }, { status: 'draft' }]
const notUsed = 401
const lockedOut = 429

function note(random: Random): string {
  return `第${random.integer(0, 1_000_000_000)}次填写`
}

function rowOf(code: string, baseRevision: number, fields: PushedRow['fields']): PushedRow {
  return { form: 'parcel-self-assessment', key: { cycle, parcelCode: code }, baseRevision, fields }
}

async function push({ client, answered, revisions }: Load, clerk: Clerk, rows: PushBody['rows']): Promise<void> {
  const body: PushBody = { batch: randomUUID(), forms, rows }
  const answer = await client.json<PushAnswer>({
    kind: 'push',
    path: '/api/v1/batches',
    method: 'POST',
    token: clerk.token,
    body,
  })
  if (answer === null) return
  answered.add(new Map(rows.map(({ key, fields }) => [`${cycle}/${key.parcelCode}`, fields])), answer, body.batch)
  for (const [index, { revision }] of answer.rows.entries()) {
    const code = body.rows[index]?.key.parcelCode
    if (code !== undefined) revisions.set(code, revision)
  }
}

/** Whoever writes, and one of their parcels. */
function someClerk({ people, random }: Load): Clerk {
  return random.pick(random.pick(people.clerks))
}

async function edit(load: Load): Promise<void> {
  const { random, revisions } = load
  const clerk = someClerk(load)
  const codes = new Set(Array.from({ length: random.integer(1, 6) }, () => random.pick(clerk.parcels)))
  const rows = [...codes].map((code) =>
    rowOf(code, revisions.get(code) ?? 1, {
      selfNote: note(random),
      selfUsedArea: random.decimal(100, 20_000, 2),
      rentedOutArea: random.decimal(0, 9000, 2),
    }),
  )
  await push(load, clerk, rows)
}

/** Two people of a town change the same field from the same revision. */
async function collide(load: Load): Promise<void> {
  const { random, revisions, people } = load
  const [first, second] = random.pick(people.clerks)
  const code = random.pick(first.parcels)
  const base = revisions.get(code) ?? 1
  await push(load, first, [rowOf(code, base, { selfNote: note(random) })])
  await push(load, second, [rowOf(code, base, { selfNote: note(random) })])
}

async function pull(load: Load): Promise<void> {
  const clerk = someClerk(load)
  const cursor = clerk.cursor === '' ? '' : `&cursor=${encodeURIComponent(clerk.cursor)}`
  const path = `/api/v1/changes?cycle=${cycle}&limit=200${cursor}`
  const page = await load.client.json<{ nextCursor: string }>({ kind: 'pull', path, token: clerk.token })
  if (page !== null) clerk.cursor = page.nextCursor
}

async function list({ client, people, random }: Load): Promise<void> {
  const offset = random.chance(0.3) ? { offset: String(random.integer(0, 5000)) } : {}
  const query = new URLSearchParams({
    cycle,
    sort: random.pick(sorts),
    limit: '50',
    ...offset,
    ...random.pick(filters),
  })
  await client.ask({ kind: 'list', path: `/api/v1/parcels?${query}`, token: people.districtToken })
}

async function open(load: Load): Promise<void> {
  const clerk = someClerk(load)
  const path = `/api/v1/parcels/${cycle}/${encodeURIComponent(load.random.pick(clerk.parcels))}`
  await load.client.ask({ kind: 'detail', path, token: clerk.token })
}

async function overview({ client, people }: Load): Promise<void> {
  await client.ask({ kind: 'overview', path: `/api/v1/overview?cycle=${cycle}`, token: people.districtToken })
}

/** The newest evaluation that is done; null while there is none. */
export async function lastDraft({ client, people: { districtToken: token } }: Load): Promise<string | null> {
  const path = `/api/v1/evaluations?cycle=${cycle}`
  const page = await client.json<{ items: { id: string; status: string }[] }>({ kind: 'evaluations', path, token })
  return page?.items.find(({ status }) => status === 'done')?.id ?? null
}

async function results(load: Load): Promise<void> {
  const draft = await lastDraft(load)
  if (draft === null) return
  const { client, people } = load
  await client.ask({
    kind: 'results',
    path: `/api/v1/evaluations/${draft}/results?limit=50`,
    token: people.districtToken,
  })
}

async function audit({ client, people: { auditorToken: token } }: Load): Promise<void> {
  await client.ask({ kind: 'audit', path: '/api/v1/audit?limit=50', token })
}

async function signInAndOut({ client, people, random }: Load): Promise<void> {
  const { username } = random.pick(random.pick(people.clerks))
  const body = { username, password, client: 'program' }
  const path = '/api/v1/sessions'
  const begun = await client.json<{ token: string }>({ kind: 'sign-in', path, method: 'POST', body })
  if (begun === null) return
  const own = { path: '/api/v1/sessions/current', token: begun.token }
  await client.ask({ kind: 'session', ...own })
  await client.ask({ kind: 'sign-out', method: 'DELETE', ...own })
}

/** Somebody who does not know the password. */
async function guess({ client, random }: Load): Promise<void> {
  const body = { username: `guess-${random.integer(0, 50)}`, password: 'not-the-password', client: 'program' }
  const expected = [notUsed, lockedOut]
  await client.ask({ kind: 'guess', path: '/api/v1/sessions', method: 'POST', body, expected })
}
