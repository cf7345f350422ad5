import './base-map.css'
import type { BaseImport } from '#core/api/base-map-shapes.ts'
import { importStateNames, importStates } from '#core/base-map/import-state.ts'
import { sourceKindNames, sourceKinds } from '#core/base-map/source-kind.ts'
import { instantInTable } from '#ui/instant.ts'
import { count } from '#ui/number.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { PageHead } from '../frame/page-head.tsx'
import { Choice } from '../list/choice.tsx'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { useQueryFilter } from '../list/use-query-filter.ts'
import { baseImportPath, baseMapPath, newBaseImportPath } from '../route/base-map-route.ts'
import { useSession } from '../session/session.ts'
import { countsText, openConflicts } from './counts-text.ts'
import { BaseMapFamily } from './family.tsx'
import { kindsFor } from './keeper.ts'
import { ImportStateBadge } from './state-badge.tsx'

const pageSize = 50

/** 底版 导入记录: every file that was brought in, who did it, when, and what came of it. */
export function BaseImportsPage() {
  const { call, account } = useSession()
  const { of, set } = useQueryFilter(['kind', 'state'])
  const kind = sourceKinds.find((each) => each === of('kind'))
  const state = importStates.find((each) => each === of('state'))
  const filter = { ...(kind === undefined ? {} : { kind }), ...(state === undefined ? {} : { state }) }
  const source = useCursorRows({
    question: JSON.stringify(filter),
    ask: (cursor, signal) => call('baseImports', { query: { ...filter, limit: pageSize, cursor } }, signal),
  })
  const mayStart = kindsFor(account).length > 0
  const isNarrowed = kind !== undefined || state !== undefined
  return (
    <>
      <PageHead title="底版">
        {mayStart && (
          <a class="btn btn-fill" href={newBaseImportPath}>
            导入文件
          </a>
        )}
      </PageHead>
      <BaseMapFamily present={baseMapPath} />
      <p class="sub">
        不动产登记、用地批文、土地利用现状按此次序合并成底版。先读取、比对、处理冲突，应用之前不改动任何地块。
      </p>
      <div class="list-tools no-print">
        <Choice
          label="来源"
          value={kind ?? ''}
          choices={sourceKinds.map((each) => [each, sourceKindNames[each]])}
          onValue={(value) => set('kind', value)}
        />
        <Choice
          label="状态"
          value={state ?? ''}
          choices={importStates.map((each) => [each, importStateNames[each]])}
          onValue={(value) => set('state', value)}
        />
      </div>
      <ListCard
        label="导入记录"
        heads={['文件', '来源', '状态', '记录', '结果', '上传']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: BaseImport) => <ImportLine key={line.id} line={line} />}
        emptyTitle={isNarrowed ? '没有符合条件的导入' : '还没有导入过底版'}
        emptyText={emptyText(isNarrowed, mayStart)}
      />
      <MoreRows source={source} unit="次" of={null} />
    </>
  )
}

function emptyText(isNarrowed: boolean, mayStart: boolean): string {
  if (isNarrowed) return '换一个来源或状态再看。'
  return mayStart
    ? '点“导入文件”，选择城市平台底版或登记、批文、现状数据（xlsx、CSV、GeoJSON、Shapefile）。'
    : '区专班或区规划资源局导入后，会列在这里。'
}

function ImportLine({ line }: { readonly line: BaseImport }) {
  const { id, kind, cycle, state, file, records, counts, uploaded } = line
  const open = state === 'compared' ? openConflicts(counts) : 0
  return (
    <tr>
      <th scope="row">
        <a class="base-file" href={baseImportPath(id)} title={file.name}>
          {file.name}
        </a>
      </th>
      <td>
        {sourceKindNames[kind]}
        <span class="cap base-below">{`${cycle}年度`}</span>
      </td>
      <td>
        <ImportStateBadge state={state} />
      </td>
      <td class="is-end">{count(records)}</td>
      <td class="base-result">
        {counts === null ? <span class="is-blank">未比对</span> : countsText(counts)}
        {open > 0 && <span class="badge badge-warn base-open">{`${count(open)} 项冲突待处理`}</span>}
      </td>
      <td>
        {uploaded.by}
        <span class="cap base-below">{instantInTable(uploaded.at)}</span>
      </td>
      <td>
        <a class="btn btn-s" href={baseImportPath(id)}>
          打开
          <span class="vh">{file.name}</span>
        </a>
      </td>
    </tr>
  )
}
