import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import { rowsSealedWith } from '../db/sealed-with.ts'
import type { KeyRing, Keys } from '../keys.ts'
import { installation } from './log.ts'

/**
 * A sentence for each key of before that is not at hand and still needed: which rows cannot be read, or that the log
 * cannot be checked. Looks through the rows only where a key is missing.
 */
export async function missingKeys(db: Kysely<Schema>, keys: Keys): Promise<readonly string[]> {
  const sentences: string[] = []
  for (const id of await missingOf(db, 'DATA_KEY', keys.data)) {
    const found = await rowsSealedWith(db, id)
    if (found.length === 0) continue
    const what = found.map(({ name, count }) => `${name} ${count} 条`).join('、')
    sentences.push(
      `缺少以前的数据密钥 ${id}，用它加密的内容读不出来：${what}；读到它们的页面、导出会报错，其余照常。请把这把密钥加入 OLD_DATA_KEYS 后重新启动。`,
    )
  }
  for (const id of await missingOf(db, 'AUDIT_KEY', keys.audit)) {
    sentences.push(
      `缺少以前的审计密钥 ${id}，用它签名的审计记录无法校验，校验会逐条报出。请把这把密钥加入 OLD_AUDIT_KEYS 后重新启动。`,
    )
  }
  return sentences
}

/** Every change of a key is on record with the key before it. */
async function missingOf(
  db: Kysely<Schema>,
  name: 'DATA_KEY' | 'AUDIT_KEY',
  ring: KeyRing,
): Promise<readonly string[]> {
  const changes = await db
    .selectFrom('audit')
    .select('details')
    .where('district', '=', installation)
    .where('action', '=', 'key-changed')
    .where('object', '=', name)
    .orderBy('seq')
    .execute()
  const before = changes.map(({ details }) => (JSON.parse(details) as { readonly from: string }).from)
  return [...new Set(before)].filter((id) => ring.find(id) === null)
}
