import type { Kysely } from 'kysely'
import type { DepartmentDeclarationTable } from './department-tables.ts'
import type { Schema } from './schema.ts'

export async function insertDeclaration(db: Kysely<Schema>, line: DepartmentDeclarationTable): Promise<void> {
  await db.insertInto('department_declaration').values(line).execute()
}

export async function updateDeclaration(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<DepartmentDeclarationTable>,
): Promise<void> {
  await db
    .updateTable('department_declaration')
    .set(changes)
    .where('district', '=', district)
    .where('id', '=', id)
    .execute()
}

export async function findDeclaration(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<DepartmentDeclarationTable | null> {
  const found = await db
    .selectFrom('department_declaration')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Of a year, newest first; a department's, or all with null. */
export async function declarationsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  department: string | null,
): Promise<readonly DepartmentDeclarationTable[]> {
  let query = db
    .selectFrom('department_declaration')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
  if (department !== null) query = query.where('department', '=', department)
  return query.execute()
}
