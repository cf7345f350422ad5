import {
  type InsertQueryNode,
  type Kysely,
  type KyselyPlugin,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryExecutor,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  ValuesNode,
} from 'kysely'
import { personalFieldNames, personalFields } from '#core/access/personal.ts'
import { formIds, isFormId } from '#core/forms/catalogue.ts'
import { isSealed, type Vault } from '../vault.ts'
import type { Schema } from './schema.ts'
import { placeOf, type Row, wholePlaces } from './sealed-places.ts'

/**
 * How a column holds personal data: 'fields' = JSON with personal fields in it, 'value' = JSON of one field's value; all
 * others are sealed as a whole.
 */
type Kind = 'fields' | 'value' | keyof typeof wholePlaces

export const sealedColumns = {
  row_version: { fields: 'fields' },
  row: { layered: 'fields', effective: 'fields' },
  field_conflict: { base_value: 'value', mine: 'value', theirs: 'value' },
  conflict_settlement: { settled_value: 'value' },
  explained_reason: { values_text: 'value' },
  batch: { answer: 'answer' },
  filing_declaration: { fields: 'fields' },
  filing_sheet: { printed: 'sheet' },
  upload_line: { line_told: 'line' },
  third_party_unit: { unit_contact: 'contact' },
  roster_entry: { roster_contact: 'contact', person_name: 'person' },
  base_import: { headings: 'headings' },
  base_record: { record_cells: 'record' },
  survey: { survey_people: 'people' },
  letter_delivery: { delivery_people: 'receipt' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Kind>>>>

const byTable: Readonly<Record<string, Readonly<Record<string, Kind>>>> = sealedColumns

/** Their names are those of no other table's columns, so that a row that was read need not say its table. */
const byColumn: ReadonlyMap<string, Kind> = new Map(
  Object.values(byTable).flatMap((columns) => Object.entries(columns)),
)

/**
 * The one place where personal data is sealed on its way into the database and opened on its way out, whatever the
 * query. A statement that writes a sealed column in a way that is not understood here is refused: it would write plain
 * text.
 */
class Sealing implements KyselyPlugin {
  readonly vault: Vault
  constructor(vault: Vault) {
    this.vault = withMemory(vault)
  }
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return sealedQuery(this.vault, node)
  }
  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    const [first] = result.rows
    if (first === undefined) return result
    const columns = [...byColumn].filter(([column]) => column in first)
    if (columns.length === 0) return result
    return { ...result, rows: result.rows.map((row) => openedRow(this.vault, row, columns)) }
  }
}

/** The vault that seals what is written there; null where the database has none. */
export function vaultOf(db: { getExecutor(): Pick<QueryExecutor, 'plugins'> }): Vault | null {
  return db.getExecutor().plugins.find((plugin) => plugin instanceof Sealing)?.vault ?? null
}

/** What a statement that is compiled already must put in the place of a row's text in one column. */
export type ColumnSealer = (row: Row, text: string) => string

/** For each of the columns how it is sealed; null where it is not, or the database has no vault. */
export function columnSealers(
  db: Kysely<Schema>,
  table: string,
  columns: readonly string[],
): readonly (ColumnSealer | null)[] {
  const kinds = byTable[table] ?? {}
  const vault = vaultOf(db)
  return columns.map((column) => {
    const kind = kinds[column]
    return kind === undefined || vault === null ? null : (row, text) => sealedText(vault, row, text, kind)
  })
}

const remembered = 2048
const longestRemembered = 200

/** A person's value is written three times with a row, in its version, its layers and its effective cells: sealed once. */
function withMemory(vault: Vault): Vault {
  const known = new Map<string, string>()
  return {
    ...vault,
    seal(text, place) {
      if (text.length > longestRemembered) return vault.seal(text, place)
      const name = `${place}\n${text}`
      const sealed = known.get(name) ?? vault.seal(text, place)
      if (known.size >= remembered) known.clear()
      known.set(name, sealed)
      return sealed
    },
  }
}

/** None without a vault: what is stored is then what was handed in. */
export function sealingPlugins(vault: Vault | null): KyselyPlugin[] {
  return vault === null ? [] : [new Sealing(vault)]
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
  const columns = byTable[node.into?.table.identifier.name ?? '']
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
    const sealed = names.map((name) => {
      const value = row[name]
      return typeof value === 'string' ? sealedText(vault, row, value, columns[name]) : value
    })
    return PrimitiveValueListNode.create(sealed)
  })
  return { ...node, values: ValuesNode.create(items) }
}

function sealedText(vault: Vault, row: Row, value: string, kind: Kind | undefined): string {
  if (kind === undefined) return value
  if (kind === 'value') return isPersonal(row) ? vault.seal(value, placeOf(row, String(row.field))) : value
  if (kind !== 'fields') return vault.seal(value, wholePlaces[kind](row))
  const plainField = plainFieldOf(row)
  if (plainField === null) return value
  return value.replaceAll(plainField, (_, field: string, json: string) => {
    return `"${field}":"${vault.seal(json, placeOf(row, field))}"`
  })
}

function openedRow<Read extends Row>(vault: Vault, row: Read, columns: readonly (readonly [string, Kind])[]): Read {
  const opened: Record<string, unknown> = { ...row }
  for (const [column, kind] of columns) {
    const value = row[column]
    if (typeof value !== 'string') continue
    if (kind === 'fields') {
      if (!value.includes(sealedStart)) continue
      opened[column] = value.replaceAll(sealedField, (_, field: string, sealed: string) => {
        return `"${field}":${vault.open(sealed, placeOf(row, field))}`
      })
    } else if (isSealed(value)) {
      opened[column] = vault.open(value, kind === 'value' ? placeOf(row, String(row.field)) : wholePlaces[kind](row))
    }
  }
  return opened as Read
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
const plainFields: ReadonlyMap<string, RegExp | null> = new Map(
  formIds.map((form) => [form, personalFields[form].length === 0 ? null : plainFieldNamed(personalFields[form])]),
)
const anyPlainField = plainFieldNamed(personalFieldNames)

function plainFieldNamed(fields: readonly string[]): RegExp {
  return new RegExp(String.raw`"(${fields.join('|')})":(${text}|\{"raw":${text}\}|-?[0-9.eE+-]+|true|false)`, 'g')
}

/** A row has the fields of its form and no others: one without personal ones is not searched. */
function plainFieldOf({ form }: Row): RegExp | null {
  const known = plainFields.get(String(form))
  return known === undefined ? anyPlainField : known
}

/** What every sealed field holds, so that a row without one is not searched name by name. */
const sealedStart = '":"sealed:1:'
const sealedField = new RegExp(`"(${names})":"(sealed:1:[0-9a-f]+:[A-Za-z0-9_-]+)"`, 'g')
