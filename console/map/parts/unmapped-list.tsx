import { useMemo } from 'preact/hooks'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import type { Column } from '#ui/table/column.ts'
import { localRows } from '#ui/table/local-rows.ts'
import { Table } from '#ui/table/table.tsx'
import { codeColumn } from '../../parcels/parcel-columns.tsx'
import { navigate } from '../../route/place.ts'
import { parcelPath } from '../../route/route.ts'
import { codeOf, type Place } from '../data/parcels.ts'

interface Row {
  readonly parcelCode: string
  readonly name: string
  readonly town: string
}

const rest: readonly Column<Row>[] = [
  { key: 'town', title: '街镇/园区', width: 140, cell: ({ town }) => town },
  { key: 'name', title: '坐落', width: 240, grows: true, cell: ({ name }) => name },
]

export interface UnmappedListProps {
  readonly cycle: string
  readonly places: readonly Place[]
  readonly onClose: () => void
}

/** The parcels without a boundary: counted, never hidden. */
export function UnmappedList({ cycle, places, onClose }: UnmappedListProps) {
  const addressOf = ({ parcelCode }: Row): string => parcelPath(cycle, parcelCode)
  const rows = useMemo(
    () =>
      localRows(
        places.map((place) => ({
          parcelCode: codeOf(place),
          name: place.town.names[place.index] ?? '',
          town: townName(place.town.townCode) ?? '未填街镇',
        })),
        '',
      ),
    [places],
  )
  return (
    <section class="card list-card map-unmapped" aria-labelledby="map-unmapped">
      <div class="card-head">
        <h2 id="map-unmapped">{`无边界的 ${count(places.length)} 宗`}</h2>
        <button type="button" class="btn btn-s" onClick={onClose}>
          收起
        </button>
      </div>
      <p class="cap map-unmapped-note">请区规划资源局或区专班导入带这些地块边界的底版（GeoJSON、Shapefile）。</p>
      <Table
        label="无边界的地块"
        columns={[codeColumn(addressOf), ...rest]}
        source={rows}
        keyOf={({ parcelCode }) => parcelCode}
        rowHeight={32}
        onOpen={(row) => navigate(addressOf(row))}
        empty={<p class="empty">没有无边界的地块。</p>}
      />
    </section>
  )
}
