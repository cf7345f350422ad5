import { parseArea } from '../model/area.ts'
import type { Table } from '../model/table.ts'
import { element, elements, isOn } from './xml.ts'

/** A table part. */
export function readTable(xml: string, sheetId: string): Table | null {
  const attributes = element(xml, 'table')?.attributes
  const area = parseArea(attributes?.get('ref') ?? '')
  if (attributes === undefined || area === null) return null
  const style = element(xml, 'tableStyleInfo')?.attributes
  return {
    id: attributes.get('id') ?? '0',
    name: attributes.get('displayName') ?? attributes.get('name') ?? '',
    anchor: { sheetId, area },
    style: style?.get('name') ?? '',
    showHeaders: attributes.get('headerRowCount') !== '0',
    showFilterButton: element(xml, 'autoFilter') !== undefined,
    showBandedRows: isOn(style?.get('showRowStripes')),
    showBandedColumns: isOn(style?.get('showColumnStripes')),
    highlightFirstColumn: isOn(style?.get('showFirstColumn')),
    highlightLastColumn: isOn(style?.get('showLastColumn')),
    columns: elements(element(xml, 'tableColumns')?.inner ?? '', 'tableColumn').map((column, index) => ({
      id: Number(column.attributes.get('id') ?? index + 1),
      name: (column.attributes.get('name') ?? '').replaceAll('_x000a_', '\n').replaceAll('_x000A_', '\n'),
    })),
  }
}
