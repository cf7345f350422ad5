import type { Kysely } from 'kysely'
import { codeOf, defaultCodeTemplate } from '#core/base-map/code-rule.ts'
import { lastCodeRule } from '../db/base-acts.ts'
import type { Schema } from '../db/schema.ts'

/** Codes for parcels that the platform has given none. */
export interface CodeMaker {
  /** The next that nobody has had. @param townCode twelve digits */
  next(townCode: string): string
  /** Numbers used, by town: to be written down when the codes are. */
  used(): ReadonlyMap<string, number>
}

export async function codeTemplate(db: Kysely<Schema>, district: string): Promise<string> {
  return (await lastCodeRule(db, district))?.template ?? defaultCodeTemplate
}

const counterPrefix = 'base codes of '

/** @param isTaken codes of parcels, retired ones too */
export async function codeMaker(
  db: Kysely<Schema>,
  district: string,
  isTaken: (code: string) => boolean,
): Promise<CodeMaker> {
  const template = await codeTemplate(db, district)
  const counters = await db
    .selectFrom('counter')
    .select(['name', 'value'])
    .where('district', '=', district)
    .where('name', 'like', `${counterPrefix}%`)
    .execute()
  const last = new Map(counters.map(({ name, value }) => [name.slice(counterPrefix.length), value]))
  const used = new Map<string, number>()
  return {
    next(townCode) {
      let number = last.get(townCode) ?? 0
      let code: string
      do {
        number += 1
        code = codeOf(template, townCode, number)
      } while (isTaken(code))
      last.set(townCode, number)
      used.set(townCode, number)
      return code
    },
    used: () => used,
  }
}

/** Notes the last number of each town: it is never given again, whatever becomes of the parcel. */
export async function keepNumbers(
  db: Kysely<Schema>,
  district: string,
  used: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [town, value] of used) {
    await db
      .insertInto('counter')
      .values({ district, name: `${counterPrefix}${town}`, value })
      .onConflict((conflict) => conflict.columns(['district', 'name']).doUpdateSet({ value }))
      .execute()
  }
}
