import { fieldsOfKind } from '#core/base-map/fields.ts'
import { keysOf } from '#core/base-map/keys.ts'
import type { RecordValues } from '#core/base-map/read-record.ts'
import { distinct, groupedBy } from '../collections.ts'
import { entryHashes, type ParcelOfFirm, parcelsOfFirms } from '../db/base-entries.ts'
import { contentHash } from '../hash.ts'
import { textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import type { ComparisonLines, EntryCandidate } from './comparison-lines.ts'
import type { ParcelIndex } from './known-parcels.ts'
import { type MappedRecord, mappedRecords } from './read-records.ts'
import type { StoredImport } from './stored-import.ts'

export interface EntryContext {
  readonly service: Service
  readonly stored: StoredImport
  readonly index: ParcelIndex
  readonly lines: ComparisonLines
}

/** The same line of a list, whenever it is sent. */
export function entryHash(kind: string, values: RecordValues): string {
  return contentHash({ kind, values })
}

const mostCandidates = 5

/** Compares a list or leads with what is on file: which lines are new, which parcels they name, who else is meant. */
export async function compareEntries({ service, stored, index, lines }: EntryContext): Promise<void> {
  const { district, cycle } = stored.line
  const known = new Set(await service.database.read((db) => entryHashes(db, district, stored.kind)))
  for await (const records of mappedRecords(service, stored)) {
    const usccs = distinct(records.flatMap(({ values }) => textOrNull(values.ownerUscc) ?? []))
    const names = distinct(records.flatMap(({ values }) => textOrNull(values.ownerName) ?? []))
    const firms = await service.database.read((db) => parcelsOfFirms(db, district, cycle, usccs, names))
    const byKey = groupedBy(firms, ({ key }) => key)
    for (const record of records) {
      for (const fault of record.faults) lines.fault({ row: record.line.row_number, ...fault })
      const hash = entryHash(stored.kind, record.values)
      await compareEntry({ index, lines, stored, byKey, isKnown: known.has(hash) }, record)
      known.add(hash)
    }
  }
}

interface EntryGround {
  readonly index: ParcelIndex
  readonly lines: ComparisonLines
  readonly stored: StoredImport
  readonly byKey: ReadonlyMap<string, readonly ParcelOfFirm[]>
  readonly isKnown: boolean
}

async function compareEntry(
  { index, lines, stored, byKey, isKnown }: EntryGround,
  record: MappedRecord,
): Promise<void> {
  const { line, values } = record
  const isEmpty = Object.keys(values).length === 0
  const { parcelCodes, candidates } = parcelsNamed(index, byKey, values)
  const reason = isEmpty
    ? '各列都没有对应到字段，或都读不出来。'
    : isKnown
      ? '与已有的一条完全相同。'
      : parcelCodes.length === 0
        ? `没有对应到地块${candidates.length > 0 ? `，可能的有 ${candidates.length} 宗` : ''}；导入后可以人工对应。`
        : null
  if (isEmpty) {
    lines.fault({ row: line.row_number, column: null, value: null, effect: 'refused', message: reason ?? '' })
  }
  await lines.change({
    kind: isEmpty ? 'refused' : isKnown ? 'unchanged' : 'new',
    parcelCode: parcelCodes[0] ?? null,
    townCode: textOrNull(values.townCode),
    name: textOrNull(values.parcelName) ?? textOrNull(values.ownerName),
    record: line.number,
    search: Object.values(values).map((value) => String(value)),
    detail: {
      isProposedCode: false,
      matchedBy: parcelCodes.length === 0 ? null : 'code',
      overlap: null,
      fields: Object.keys(fieldsOfKind(stored.kind)).flatMap((field) => {
        const after = values[field]
        return after === undefined ? [] : [{ field, before: null, after, from: stored.kind }]
      }),
      area: null,
      reason,
      row: line.row_number,
      recodeOf: null,
      entry: { parcelCodes, candidates },
    },
  })
}

/** By code, 宗地 or certificate, where these name one parcel; else the one parcel that the firm owns. Others are candidates. */
function parcelsNamed(
  index: ParcelIndex,
  byKey: ReadonlyMap<string, readonly ParcelOfFirm[]>,
  values: RecordValues,
): { readonly parcelCodes: readonly string[]; readonly candidates: readonly EntryCandidate[] } {
  const keys = keysOf(values)
  const byCode = keys.code === undefined ? null : index.byCode(keys.code)
  if (byCode !== null) return { parcelCodes: [byCode], candidates: [] }
  const named = [
    ...(keys.unit === undefined ? [] : index.byUnit(keys.unit).map((code) => ({ code, why: '不动产单元号相同' }))),
    ...(keys.certificate === undefined
      ? []
      : index.byCertificate(keys.certificate).map((code) => ({ code, why: '证号相同' }))),
  ]
  const codes = distinct(named.map(({ code }) => code))
  const [only] = codes
  if (codes.length === 1 && only !== undefined) return { parcelCodes: [only], candidates: [] }
  if (codes.length > 1) return { parcelCodes: [], candidates: candidatesOf(index, named) }
  const uscc = textOrNull(values.ownerUscc)
  const ofFirm = uscc === null ? [] : (byKey.get(uscc) ?? [])
  const owned = distinct(ofFirm.filter(({ why }) => why === 'owner').map(({ parcel_code }) => parcel_code))
  const [single] = owned
  if (owned.length === 1 && single !== undefined) return { parcelCodes: [single], candidates: [] }
  const ofName = byKey.get(textOrNull(values.ownerName) ?? '') ?? []
  const whys = { owner: '用地主体信用代码相同', firm: '地块上有这家企业', name: '用地主体名称相同' } as const
  const possible = [...ofFirm, ...ofName.filter(({ why }) => why === 'name')]
  return {
    parcelCodes: [],
    candidates: candidatesOf(
      index,
      possible.map(({ parcel_code: code, why }) => ({ code, why: whys[why] })),
    ),
  }
}

function candidatesOf(
  index: ParcelIndex,
  named: readonly { readonly code: string; readonly why: string }[],
): readonly EntryCandidate[] {
  return [...groupedBy(named, ({ code }) => code)].slice(0, mostCandidates).map(([parcelCode, reasons]) => ({
    parcelCode,
    parcelName: index.nameOf(parcelCode),
    why: distinct(reasons.map(({ why }) => why)).join('、'),
  }))
}
