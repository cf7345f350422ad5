import {
  type InsertQueryNode,
  type KyselyPlugin,
  PrimitiveValueListNode,
  type RootOperationNode,
  ValuesNode,
} from 'kysely'
import { personalFieldNames, personalFields } from '#core/access/personal.ts'
import { isFormId } from '#core/forms/catalogue.ts'
import { isSealed, type Vault } from '../vault.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * How a column holds personal data: 'fields' = JSON with personal fields in it, 'value' = JSON of one field's value,
 * 'answer' = the answer to a batch, which repeats values in findings and conflicts, sealed as a whole.
 */
type Sealing = 'fields' | 'value' | 'answer'

const sealedColumns: Readonly<Record<string, Readonly<Record<string, Sealing>>>> = {
  row_version: { fields: 'fields' },
  row: { layered: 'fields', effective: 'fields' },
  field_conflict: { base_value: 'value', mine: 'value', theirs: 'value' },
  conflict_settlement: { settled_value: 'value' },
  explained_reason: { values_text: 'value' },
  batch: { answer: 'answer' },
}

/** Their names are those of no other table's columns, so that a row that was read need not say its table. */
const byColumn: ReadonlyMap<string, Sealing> = new Map(
  Object.values(sealedColumns).flatMap((columns) => Object.entries(columns)),
)

/**
 * The one place where personal data is sealed on its way into the database and opened on its way out, whatever the
 * query. A statement that writes a sealed column in a way that is not understood here is refused: it would write plain
 * text.
 */
function sealing(vault: Vault): KyselyPlugin {
  return {
    transformQuery: ({ node }) => sealedQuery(vault, node),
    transformResult: async ({ result }) => {
      const [first] = result.rows
      if (first === undefined || ![...byColumn.keys()].some((column) => column in first)) return result
      return { ...result, rows: result.rows.map((row) => openedRow(vault, row)) }
    },
  }
}

/** None without a vault: what is stored is then what was handed in. */
export function sealingPlugins(vault: Vault | null): KyselyPlugin[] {
  return vault === null ? [] : [sealing(vault)]
}

function sealedQuery(vault: Vault, node: RootOperationNode): RootOperationNode {
  if (node.kind === 'InsertQueryNode') return sealedInsert(vault, node)
  if (node.kind === 'UpdateQueryNode') {
    for (const { column } of node.updates ?? []) requireUnsealed(column)
  }
  return node
}

function requireUnsealed(column: unknown): void {
  const name = JSON.stringify(column)
  for (const sealed of byColumn.keys()) {
    if (name.includes(`"name":"${sealed}"`)) throw new Error(`sealed column ${sealed} is written by inserts only`)
  }
}

function sealedInsert(vault: Vault, node: InsertQueryNode): RootOperationNode {
  const columns = sealedColumns[node.into?.table.identifier.name ?? '']
  if (columns === undefined) return node
  for (const update of node.onConflict?.updates ?? []) {
    // "set column = excluded.column" takes over what was sealed with the values.
    if (update.value.kind !== 'ReferenceNode') requireUnsealed(update.column)
  }
  const { values } = node
  if (values?.kind !== 'ValuesNode') throw new Error('sealed tables take plain lists of values')
  const names = (node.columns ?? []).map(({ column }) => column.name)
  const items = (values as ValuesNode).values.map((item) => {
    if (item.kind !== 'PrimitiveValueListNode') throw new Error('sealed tables take plain values')
    const row = Object.fromEntries(names.map((name, index) => [name, item.values[index]]))
    const sealed = names.map((name) => sealedValue(vault, row, name, columns[name]))
    return PrimitiveValueListNode.create(sealed)
  })
  return { ...node, values: ValuesNode.create(items) }
}

function sealedValue(vault: Vault, row: Row, column: string, kind: Sealing | undefined): unknown {
  const value = row[column]
  if (kind === undefined || typeof value !== 'string') return value
  if (kind === 'answer') return vault.seal(value, placeOf(row, 'answer'))
  if (kind === 'value') return isPersonal(row) ? vault.seal(value, placeOf(row, String(row.field))) : value
  return value.replaceAll(plainField, (_, field: string, json: string) => {
    return `"${field}":"${vault.seal(json, placeOf(row, field))}"`
  })
}

function openedRow<Read extends Row>(vault: Vault, row: Read): Read {
  const opened: Record<string, unknown> = { ...row }
  for (const [column, kind] of byColumn) {
    const value = row[column]
    if (typeof value !== 'string') continue
    if (kind === 'fields') {
      opened[column] = value.replaceAll(sealedField, (_, field: string, sealed: string) => {
        return `"${field}":${vault.open(sealed, placeOf(row, field))}`
      })
    } else if (isSealed(value)) {
      opened[column] = vault.open(value, placeOf(row, kind === 'answer' ? kind : String(row.field)))
    }
  }
  return opened as Read
}

/** District, form, key and field; of an answer its district and batch. Throws when the query did not read them. */
function placeOf(row: Row, field: string): string {
  const { district, form = 'batch', row_key: key = row.id } = row
  if (district === undefined || key === undefined) throw new Error(`sealed ${field} without its key`)
  return [district, form, key, field].join('\n')
}

function isPersonal({ form, field }: Row): boolean {
  return typeof form === 'string' && isFormId(form) && personalFields[form].includes(String(field))
}

/**
 * Personal fields within the JSON we write, which has no spaces. The quotes of a text that only looks so are escaped,
 * so that it never matches.
 */
const names = personalFieldNames.join('|')
const text = String.raw`"(?:[^"\\]|\\.)*"`
const plainField = new RegExp(String.raw`"(${names})":(${text}|\{"raw":${text}\}|-?[0-9.eE+-]+|true|false)`, 'g')
const sealedField = new RegExp(`"(${names})":"(sealed:1:[0-9a-f]+:[A-Za-z0-9_-]+)"`, 'g')
