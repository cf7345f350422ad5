import { type Compilable, CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely'
import { keptStatements } from './kept-statements.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

type Value = string | number | null
type Given = Readonly<Record<string, Value>>

/** Stands in a query for a value it will be handed. */
type Placeholder<Values extends Given> = <Name extends keyof Values & string>(name: Name) => RawBuilder<Values[Name]>

/** Where a value goes: by its name, or by its place in the list of keys. */
class Slot {
  readonly of: string | number
  constructor(of: string | number) {
    this.of = of
  }
}

interface Statement {
  readonly raw: CompiledQuery
  /** Slots, and what the query says itself. */
  readonly parameters: readonly unknown[]
}

/**
 * A query that is built and compiled once for each database system and length of its list, and from then on only handed
 * its values: to put a short query into words takes longer than to answer it.
 * @param query asks for everything that is another each time by `value`, or as the list of keys
 */
export function compiledOnce<Values extends Given, Row>(
  query: (db: Kysely<Schema>, value: Placeholder<Values>, keys: readonly RawBuilder<string>[]) => Compilable<Row>,
): (db: Kysely<Schema>, values: Values, keys?: readonly string[]) => Promise<readonly Row[]> {
  const statementFor = keptStatements<Statement>()

  function compiled(db: Kysely<Schema>, length: number): Statement {
    const keys = Array.from({ length }, (_, index) => sql<string>`${new Slot(index)}`)
    const { sql: text, parameters } = query(db, (name) => sql`${new Slot(name)}`, keys).compile()
    return { raw: CompiledQuery.raw(text), parameters }
  }

  async function asked(db: Kysely<Schema>, values: Values, keys: readonly string[]): Promise<readonly Row[]> {
    const { raw, parameters } = statementFor(db, keys.length, () => compiled(db, keys.length))
    const handed = parameters.map((one) => (one instanceof Slot ? handedTo(one, values, keys) : one))
    const { rows } = await db.executeQuery<Row>({ ...raw, parameters: handed })
    return rows
  }

  return (db, values, keys) =>
    keys === undefined ? asked(db, values, []) : lookUp(keys, (some) => asked(db, values, some))
}

function handedTo({ of }: Slot, values: Given, keys: readonly string[]): unknown {
  return typeof of === 'number' ? keys[of] : values[of]
}
