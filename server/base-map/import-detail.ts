import type { BaseImport, ImportDetail } from '#core/api/base-map-shapes.ts'
import { baseFields, fieldsOfKind } from '#core/base-map/fields.ts'
import type { ImportState } from '#core/base-map/import-state.ts'
import { isBaseSource, sourceKindNamed } from '#core/base-map/source-kind.ts'
import type { Grant } from '../actions/authorise.ts'
import { writeCursor } from '../actions/cursor.ts'
import { importPage } from '../db/base-imports.ts'
import type { Service } from '../service.ts'
import { keptKinds, readableKinds } from './keeper.ts'
import { numberCursor } from './number-cursor.ts'
import { importBody, importOf, readImport, type StoredImport } from './stored-import.ts'

/** @param seesSamples of columns that are not read: a file may hold what is nobody else's business */
export function detailBody(stored: StoredImport, seesSamples: boolean): ImportDetail {
  const { kind, columns, mapping, line } = stored
  const because = line.mapping_from === 'saved' ? 'saved' : 'heading'
  return {
    import: importBody(stored),
    columns: columns.map(({ heading, filled, samples }) => {
      const mapped = mapping.find((column) => column.heading === heading) ?? null
      return {
        heading,
        filled,
        samples: mapped !== null || seesSamples ? [...samples] : [],
        mapped,
        because: mapped === null ? null : because,
      }
    }),
    fields: Object.entries(fieldsOfKind(kind)).map(([field, { label, ...rest }]) => ({
      field,
      label,
      unit: 'unit' in rest ? rest.unit : '',
      authoritative: isBaseSource(kind) && baseFields.includes(field),
    })),
  }
}

/** Throws ProblemError not-found. */
export async function readImportDetail(service: Service, grant: Grant, id: string): Promise<ImportDetail> {
  return service.database.read(async (db) => {
    const stored = await importOf(db, service.district.code, grant, id)
    return detailBody(stored, keptKinds(grant).includes(stored.kind))
  })
}

export interface ImportQuery {
  readonly kind?: string | undefined
  readonly state?: ImportState | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const defaultLimit = 50

/** Imports of the kinds the reader may see, newest first. */
export async function listImports(
  service: Service,
  grant: Grant,
  { kind, state, cursor, limit = defaultLimit }: ImportQuery,
): Promise<{ readonly items: BaseImport[]; readonly nextCursor: string | null }> {
  const asked = kind === undefined ? null : sourceKindNamed(kind)
  const kinds = readableKinds(grant).filter((one) => asked === null || one === asked)
  if (kinds.length === 0) return { items: [], nextCursor: null }
  const before = numberCursor(cursor)
  const district = service.district.code
  const filter = { district, kinds, state: state ?? null, before, limit: limit + 1 }
  const lines = await service.database.read((db) => importPage(db, filter))
  const page = lines.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map((line) => importBody(readImport(line))),
    nextCursor: lines.length > limit && last !== undefined ? writeCursor([last.seq]) : null,
  }
}
