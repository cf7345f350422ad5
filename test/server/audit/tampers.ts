import { type Kysely, sql } from 'kysely'
import { entryHash } from '#server/audit/chain.ts'
import type { AuditTable, Schema } from '#server/db/schema.ts'
import { keyRing } from '#server/keys.ts'
import type { Random } from '../cli/random.ts'
import { keys, newKey, oldKey } from './small-log.ts'

export interface Scene {
  readonly db: Kysely<Schema>
  readonly entries: readonly AuditTable[]
  readonly random: Random
}

const columns = ['at', 'username', 'role', 'action', 'object', 'details', 'previous_hash', 'hash', 'key_id'] as const

function anotherText(random: Random, text: string | null, others: readonly (string | null)[]): string | null {
  const place = Math.floor(random.next() * Math.max(1, text?.length ?? 1))
  const made = [
    `${text ?? ''} `,
    text === null ? 'wangfang' : text.slice(0, place) + text.slice(place + 1),
    text === null ? '' : `${text.slice(0, place)}${random.pick(['0', 'f', '，', 'A'])}${text.slice(place + 1)}`,
    text === null ? 'x' : text.toUpperCase(),
    text === null ? ' ' : null,
    random.pick(others),
  ].filter((candidate) => candidate !== text)
  return random.pick(made)
}

async function put(db: Kysely<Schema>, { district, seq }: AuditTable, changes: Partial<AuditTable>): Promise<void> {
  await db.updateTable('audit').set(changes).where('district', '=', district).where('seq', '=', seq).execute()
}

async function remove(db: Kysely<Schema>, { district, seq }: AuditTable): Promise<void> {
  await db.deleteFrom('audit').where('district', '=', district).where('seq', '=', seq).execute()
}

async function setCounter(db: Kysely<Schema>, district: string, value: number): Promise<void> {
  await db.updateTable('counter').set({ value }).where('district', '=', district).where('name', '=', 'audit').execute()
}

function chainOf(scene: Scene): readonly AuditTable[] {
  const { district } = scene.random.pick(scene.entries)
  return scene.entries.filter((entry) => entry.district === district)
}

/** Moves the numbers of a chain from an entry on, without two having the same on the way. */
async function shift(db: Kysely<Schema>, district: string, from: number, by: number): Promise<void> {
  const moved = (sign: number) => sql`update audit set seq = ${sign} * (seq + ${sign === -1 ? by : 0})
    where district = ${district} and ${sign === -1 ? sql`seq >= ${from}` : sql`seq < 0`}`
  await moved(-1).execute(db)
  await sql`update audit set seq = -seq where district = ${district} and seq < 0`.execute(db)
}

/** What somebody with full access to the database, but without the key, may do. Each really changes something. */
export const tampers: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  async 改一列({ db, entries, random }) {
    const entry = random.pick(entries)
    const column = random.pick(columns)
    const others = entries.map((other) => other[column])
    const value = anotherText(random, entry[column], others)
    const isRequired =
      column !== 'username' && column !== 'role' && !['previous_hash', 'hash', 'key_id'].includes(column)
    await put(db, entry, { [column]: value === null && isRequired ? '' : value })
  },
  async 改编号({ db, entries, random }) {
    const entry = random.pick(entries)
    await put(db, entry, { seq: random.pick([-entry.seq, 0, entry.seq + 1000, entry.seq + 0.5].slice(0, 3)) })
  },
  async 移到别的链({ db, entries, random }) {
    const entry = random.pick(entries)
    await put(db, entry, { district: '310118' })
  },
  async 删一条({ db, entries, random }) {
    await remove(db, random.pick(entries))
  },
  async 删一条并补齐编号({ db, entries, random }) {
    const entry = random.pick(entries)
    await remove(db, entry)
    await shift(db, entry.district, entry.seq, -1)
    if (random.next() < 0.5)
      await setCounter(db, entry.district, entries.filter((e) => e.district === entry.district).length - 1)
  },
  async 两条对调(scene) {
    const chain = chainOf(scene)
    const one = scene.random.pick(chain)
    const other = scene.random.pick(chain.filter((entry) => entry !== one))
    const { seq: _one, ...first } = one
    const { seq: _other, ...second } = other
    await put(scene.db, one, second)
    await put(scene.db, other, first)
  },
  async 末尾插入抄来的一条(scene) {
    const chain = chainOf(scene)
    const seq = chain.length + 1
    await scene.db
      .insertInto('audit')
      .values({ ...scene.random.pick(chain), seq })
      .execute()
    if (scene.random.next() < 0.5) await setCounter(scene.db, scene.random.pick(chain).district, seq)
  },
  async 中间插入一条({ db, entries, random }) {
    const entry = random.pick(entries)
    await shift(db, entry.district, entry.seq, 1)
    await db
      .insertInto('audit')
      .values({ ...entry, object: random.pick(['x', entry.object]) })
      .execute()
    await setCounter(db, entry.district, entries.filter((e) => e.district === entry.district).length + 1)
  },
  async 截断末尾(scene) {
    const chain = chainOf(scene)
    const kept = Math.floor(scene.random.next() * chain.length)
    for (const entry of chain.slice(kept)) await remove(scene.db, entry)
    if (scene.random.next() < 0.8) await setCounter(scene.db, scene.random.pick(chain).district, kept)
  },
  async 删整条链(scene) {
    const { district } = scene.random.pick(scene.entries)
    await scene.db.deleteFrom('audit').where('district', '=', district).execute()
    await scene.db.deleteFrom('counter').where('district', '=', district).where('name', '=', 'audit').execute()
  },
  async 抹去前段的签名(scene) {
    const chain = chainOf(scene)
    const count = 1 + Math.floor(scene.random.next() * chain.length)
    for (const entry of chain.slice(0, count)) {
      await put(scene.db, entry, {
        hash: null,
        ...(scene.random.next() < 0.5 ? { key_id: null, previous_hash: null } : {}),
      })
    }
  },
  async 换密钥编号({ db, entries, random }) {
    const entry = random.pick(entries)
    const ids = [keyRing(oldKey).current.id, keyRing(newKey).current.id, '00000000', ''].filter(
      (id) => id !== entry.key_id,
    )
    await put(db, entry, { key_id: random.pick(ids) })
  },
  async 用别的密钥重签({ db, entries, random }) {
    const entry = random.pick(entries)
    const forger = keyRing('e'.repeat(64)).current
    const id = random.pick([forger.id, keys.current.id])
    const changed = { ...entry, object: `${entry.object}x`, key_id: id }
    await put(db, entry, { object: changed.object, key_id: id, hash: entryHash(forger, changed) })
  },
  async 改计数({ db, entries, random }) {
    const { district } = random.pick(entries)
    const count = entries.filter((entry) => entry.district === district).length
    await setCounter(db, district, random.pick([count + 1, count - 1, 0, count + 500]))
  },
}
