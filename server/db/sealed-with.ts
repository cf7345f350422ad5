import { type Kysely, sql } from 'kysely'
import type { Schema } from './schema.ts'
import { sealedColumns } from './sealed-columns.ts'

/** Second factors are sealed by whoever writes them. */
const sealedTables = { ...sealedColumns, second_factor: { secret_sealed: '', pending_sealed: '' } }
type SealedTable = keyof typeof sealedTables

/** What a table that holds sealed texts is called to a person. */
const tableNames: Readonly<Record<SealedTable, string>> = {
  row_version: '填报修改记录',
  row: '填报行',
  field_conflict: '冲突',
  conflict_settlement: '冲突处理',
  explained_reason: '说明',
  batch: '上送答复',
  filing_declaration: '优质项目申报',
  filing_sheet: '项目信息表',
  upload_line: '上传行结果',
  third_party_unit: '第三方单位联系人',
  roster_entry: '名册姓名和联系方式',
  base_import: '底图导入表头',
  base_record: '底图导入记录',
  survey: '现场核查签名',
  letter_delivery: '函件签收人',
  second_factor: '二次验证密钥',
}

/** Rows of one table that hold a text sealed with a key. */
export interface SealedRows {
  /** In Chinese. */
  readonly name: string
  readonly count: number
}

/** How many rows of each table the key of that id is needed for; reads all of them. */
export async function rowsSealedWith(db: Kysely<Schema>, keyId: string): Promise<readonly SealedRows[]> {
  const found: SealedRows[] = []
  const pattern = `%sealed:1:${keyId}:%`
  for (const [table, columns] of Object.entries(sealedTables)) {
    const conditions = Object.keys(columns).map((column) => sql`${sql.ref(column)} like ${pattern}`)
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where ${sql.join(conditions, sql` or `)}`.execute(db)
    const count = Number(rows[0]?.count ?? 0)
    if (count > 0) found.push({ name: tableNames[table as SealedTable], count })
  }
  return found
}
