import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import { sourceKindNames } from '#core/base-map/source-kind.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { Fact } from '../../list/fact.tsx'
import { fileSize } from '../../list/file-size.ts'
import { ReadingNotes } from './reading-notes.tsx'

const formatNames = { xlsx: 'xlsx 工作簿', csv: 'CSV', geojson: 'GeoJSON', shapefile: 'Shapefile' } as const
const encodingNames = { 'utf-8': 'UTF-8', gbk: 'GBK' } as const

/** What the file is, who brought it in, and what became of it. */
export function ImportFacts({ detail }: { readonly detail: ImportDetail }) {
  const { kind, cycle, coverage, file, crs, records, withGeometry, uploaded, counts, notes } = detail.import
  const encoding = file.encoding === null ? '' : `，${encodingNames[file.encoding]} 编码`
  return (
    <section class="card card-body stack" aria-label="文件">
      <dl class="facts">
        <Fact label="来源">{`${sourceKindNames[kind]}，${coverage === 'whole' ? '全部' : '部分'}，${cycle}年度`}</Fact>
        <Fact label="文件">{`${formatNames[file.format]}${encoding}，${fileSize(file.size)}`}</Fact>
        <Sheets detail={detail} />
        <Fact label="记录">
          {`${count(records)} 条${withGeometry > 0 ? `，其中有边界 ${count(withGeometry)} 条` : '，没有边界'}`}
        </Fact>
        {crs !== null && <Fact label="坐标系（上传时声明）">{crs}</Fact>}
        <Fact label="上传">{`${uploaded.by} ${instantInTable(uploaded.at)}`}</Fact>
        {counts !== null && counts.withoutGeometry > 0 && (
          <Fact label="没有边界的地块">{`${count(counts.withoutGeometry)} 宗，照常导入，不上图`}</Fact>
        )}
        {counts !== null && counts.areaDifferences > 0 && (
          <Fact label="面积有出入">{`${count(counts.areaDifferences)} 宗，边界算得的与登记的不符`}</Fact>
        )}
      </dl>
      <End detail={detail} />
      <ReadingNotes notes={notes} />
    </section>
  )
}

function Sheets({ detail }: { readonly detail: ImportDetail }) {
  const { sheets } = detail.import
  const read = sheets.find((sheet) => sheet.read)
  if (read === undefined) return null
  const others = sheets.filter((sheet) => !sheet.read).map(({ name, rows }) => `${name}（${count(rows)} 行）`)
  return (
    <Fact label="工作表">
      {`${read.name}（${count(read.rows)} 行）`}
      {others.length > 0 && <span class="cap base-below">{`未读取：${others.join('、')}`}</span>}
    </Fact>
  )
}

function End({ detail }: { readonly detail: ImportDetail }) {
  const { applied, discarded } = detail.import
  const end = applied ?? discarded
  if (end === null) return null
  return (
    <p class="with-icon">
      <Icon name={applied === null ? 'close' : 'done'} class={applied === null ? '' : 'is-done'} />
      <span>
        {`${end.by} ${instantInTable(end.at)} ${applied === null ? '放弃了这次导入，没有改动地块' : '已应用'}`}
        {end.reason !== null && <span class="sub">{`。理由：${end.reason}`}</span>}
      </span>
    </p>
  )
}
