import '../base-map/base-map.css'
import './bulk-upload.css'
import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { instantInTable } from '#ui/instant.ts'
import { useCursorRows } from '#ui/table/use-cursor-rows.ts'
import { uuid } from '#ui/uuid.ts'
import { PageHead } from '../frame/page-head.tsx'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { ListCard } from '../list/list-card.tsx'
import { MoreRows } from '../list/more-rows.tsx'
import { readRows } from '../list/read-rows.ts'
import { uploadRunPath } from '../route/bulk-upload-route.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { FileDrop } from './file-drop.tsx'
import type { PickedFile } from './picked-file.ts'
import { RunStateBadge } from './run-state-badge.tsx'
import { uploader } from './uploader.ts'
import { useSending } from './use-sending.ts'
import { filesText, itemsText, rowsText } from './words.ts'

const pageSize = 50

/** 批量上传: a place for many workbooks, and the runs there were. */
export function UploadsPage() {
  const { call } = useSession()
  const cycle = useCycle()
  const pathIn = useCyclePath()
  const sending = useSending()
  const source = useCursorRows({
    question: `${cycle} ${sending?.run ?? ''} ${sending?.phase ?? ''}`,
    ask: (cursor, signal) => call('uploadRuns', { query: { cycle, limit: pageSize, cursor } }, signal),
  })
  const begin = (chosen: readonly PickedFile[]): void => {
    const run = uuid()
    void uploader.start({ run, cycle, chosen, call })
    navigate(pathIn(uploadRunPath(run)))
  }
  return (
    <>
      <PageHead title="批量上传" beside={<span class="badge">{`${cycle}年度`}</span>} />
      <p class="sub">
        一地一表、街镇台账都可以，几百份一起传：逐个读取，逐行给出结果。有问题的行汇成一份可以改好再传的表。
      </p>
      {uploader.isRunning && sending !== null && (
        <div class="banner banner-info" role="status">
          <p class="banner-text">正在上传一个批次，完成后再选下一批。</p>
          <a class="btn btn-s" href={pathIn(uploadRunPath(sending.run))}>
            查看进度
          </a>
        </div>
      )}
      <section class="card card-body stack uploads-start no-print" aria-label="上传">
        <FileDrop name="选择文件" isDisabled={uploader.isRunning} onChosen={begin}>
          或把文件、文件夹、zip 压缩包拖放到此处。每个文件不超过 20 MB；不是体检表的会逐个说明，其余照常。
        </FileDrop>
      </section>
      <ListCard
        label="上传批次"
        heads={['上传', '状态', '文件', '各行和问题']}
        lines={readRows(source)}
        failure={source.failure}
        onRetry={source.askAgain}
        row={(run: UploadRun) => <RunLine key={run.id} run={run} />}
        emptyTitle={`${cycle}年度还没有批量上传过`}
        emptyText="选择文件后，每一批的结果都列在这里，随时可以再看、再导出。"
      />
      <MoreRows source={source} unit="批" of={null} />
    </>
  )
}

function RunLine({ run }: { readonly run: UploadRun }) {
  const pathIn = useCyclePath()
  const path = pathIn(uploadRunPath(run.id))
  const name = `${run.by} ${instantInTable(run.at)}`
  return (
    <tr>
      <th scope="row">
        <a href={path}>{instantInTable(run.at)}</a>
        <span class="cap base-below">{run.by}</span>
      </th>
      <td>
        <RunStateBadge state={run.state} />
      </td>
      <td class="uploads-text">{filesText(run)}</td>
      <td class="uploads-text">
        {rowsText(run.rows)}
        <span class="cap base-below">{itemsText(run.items)}</span>
      </td>
      <td>
        <a class="btn btn-s" href={path}>
          打开
          <span class="vh">{name}</span>
        </a>
      </td>
    </tr>
  )
}
