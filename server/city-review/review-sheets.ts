import { type CityColumn, type CityField, cityFields } from '#core/city-review/mapping.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { streamCsv } from '#workbook/csv.ts'
import { streamTable, type TableColumn, type TableRow } from '#workbook/write.ts'
import type { CityLine } from './review-lines.ts'

const numeric: Readonly<Partial<Record<CityField, string>>> = {
  landArea: '0.00',
  landAreaMu: '0.00',
  total: '0.00',
  rank: '0',
  ranked: '0',
  dimensionR: '0.00',
  dimensionE: '0.00',
  dimensionG: '0.00',
  objections: '0',
}
const wide: readonly CityField[] = ['parcelName', 'ownerName', 'ownerUscc', 'overrides', 'objectionState']

/** Columns of our own layout, in their order. */
const ownFields: readonly CityField[] = [
  'parcelCode',
  'parcelName',
  'townName',
  'ownerName',
  'ownerUscc',
  'landClass',
  'landArea',
  'class',
  'className',
  'how',
  'status',
  'rules',
  'total',
  'dimensionR',
  'dimensionE',
  'dimensionG',
  'rank',
  'ranked',
  'objections',
  'objectionState',
]

function columnOf(heading: string, field: CityField | null): TableColumn {
  const numberFormat = field === null ? undefined : numeric[field]
  const width = field !== null && wide.includes(field) ? 26 : 14
  return numberFormat === undefined
    ? { heading, width, numberFormat: '@' }
    : { heading, width, numberFormat, align: 'right' }
}

/** Every parcel in our own layout. */
export function reviewWorkbook(
  cycle: string,
  lines: readonly string[],
  parcels: AsyncIterable<CityLine>,
): AsyncIterable<Uint8Array> {
  return streamTable(
    ownFields.map((field) => columnOf(cityFields[field], field)),
    rowsOf(parcels, (parcel) => ownFields.map((field) => parcel[field])),
    {
      sheet: '研判材料',
      title: `产业用地综合绩效评估研判材料（${cycle}年度）`,
      lines: [proposedFormNotice, ...lines],
      frozenColumns: 1,
    },
  )
}

async function* rowsOf(
  parcels: AsyncIterable<CityLine>,
  rowOf: (parcel: CityLine) => TableRow,
): AsyncGenerator<TableRow, void> {
  for await (const parcel of parcels) yield rowOf(parcel)
}

function cellsOf(columns: readonly CityColumn[], parcel: CityLine): TableRow {
  return columns.map(({ field }) => (field === null ? null : parcel[field]))
}

/** The same parcels under the columns of the city's platform, without a title, as a platform reads them. */
export function cityWorkbook(
  columns: readonly CityColumn[],
  parcels: AsyncIterable<CityLine>,
): AsyncIterable<Uint8Array> {
  return streamTable(
    columns.map(({ name, field }) => columnOf(name, field)),
    rowsOf(parcels, (parcel) => cellsOf(columns, parcel)),
    { sheet: '市平台', frozenColumns: 1 },
  )
}

export function cityCsv(columns: readonly CityColumn[], parcels: AsyncIterable<CityLine>): AsyncIterable<Uint8Array> {
  return streamCsv(
    columns.map(({ name }) => name),
    rowsOf(parcels, (parcel) => cellsOf(columns, parcel)),
  )
}
