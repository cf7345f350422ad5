import type { DepartmentList } from '#core/api/department-data-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { mayAsk } from '../frame/entries.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { nameOfDepartment } from '../notice/field-words.ts'
import { departmentListPath } from '../route/department-route.ts'
import { useSession } from '../session/session.ts'
import { ListStateBadge } from './list-state-badge.tsx'
import { UploadCard } from './upload-card.tsx'
import { linesText } from './words.ts'

const pageSize = 50

/** 名单导入: a place for a new file where the reader brings any, and what was brought before. */
export function ListsTab({ cycle }: { readonly cycle: string }) {
  const { call, account } = useSession()
  const mayUpload = mayAsk('uploadDepartmentList', account.role)
  const source = useCursorRows({
    question: cycle,
    ask: (cursor, signal) => call('departmentLists', { query: { cycle, limit: pageSize, cursor } }, signal),
  })
  return (
    <>
      {mayUpload && <UploadCard cycle={cycle} />}
      <ListCard
        label="导入记录"
        heads={['文件', '部门', '状态', '匹配', '导入']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(line: DepartmentList) => <ListLine key={line.id} line={line} />}
        emptyTitle="还没有导入过名单"
        emptyText={
          mayUpload ? '下载模板填好后，选择文件或拖放到上面。' : '部门导入名单后，会列在这里，写明谁在何时导入、应用。'
        }
      />
      <MoreRows source={source} unit="份" of={null} />
    </>
  )
}

function ListLine({ line }: { readonly line: DepartmentList }) {
  const pathIn = useCyclePath()
  const { id, department, state, file, counts, uploaded, applied, reversed } = line
  const path = pathIn(departmentListPath(id))
  return (
    <tr>
      <th scope="row">
        <a class="dept-file" href={path} title={file.name}>
          {file.name}
        </a>
      </th>
      <td>{nameOfDepartment(department)}</td>
      <td>
        <ListStateBadge state={state} />
      </td>
      <td class="dept-result">
        {linesText(counts)}
        {applied !== null && <span class="cap base-below">{`应用：${applied.by} ${instantInTable(applied.at)}`}</span>}
        {reversed !== null && (
          <span class="cap base-below">{`撤销：${reversed.by} ${instantInTable(reversed.at)}`}</span>
        )}
      </td>
      <td>{`${uploaded.by} ${instantInTable(uploaded.at)}`}</td>
      <td>
        <a class="btn btn-s" href={path}>
          打开
          <span class="vh">{file.name}</span>
        </a>
      </td>
    </tr>
  )
}
