import { useId, useState } from 'preact/hooks'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { Bar } from '#ui/progress.tsx'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../data/use-file-upload.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { departmentListPath } from '../route/department-route.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'
import { useCyclePath } from '../shell/use-cycle.ts'
import { nameOfDepartment } from './words.ts'

/** The template, and the file that was made from it: chosen or dropped, read and matched, nothing written. */
export function UploadCard({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const { share, failure, run, cancel } = useFileUpload()
  const [isOver, setOver] = useState(false)
  const id = useId()
  const template = `部门核定-${nameOfDepartment(account.org)}.xlsx`
  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined || share !== null) return
    const read = await run((options) => upload('uploadDepartmentList', { query: { cycle }, body: file }, options))
    if (read !== null) navigate(pathIn(departmentListPath(read.id)))
  }
  return (
    <section class="card card-body stack dept-upload no-print" aria-label="导入名单">
      <p>
        <a class="link" href={addressOf(endpoints.template, { params: { name: template } })} download={template}>
          <Icon name="download" />
          {`下载模板：${template}`}
        </a>
      </p>
      <section
        class={isOver ? 'base-drop is-over' : 'base-drop'}
        aria-label="名单文件"
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void send(event.dataTransfer?.files[0])
        }}
      >
        <span class="upload-pick">
          <input
            class="vh"
            id={id}
            type="file"
            accept=".xlsx,.csv"
            disabled={share !== null}
            onChange={({ currentTarget }) => {
              void send(currentTarget.files?.[0])
              currentTarget.value = ''
            }}
          />
          <label class="btn btn-fill" for={id}>
            <Icon name="upload" />
            导入名单
          </label>
        </span>
        <p class="sub">或拖放到此处。模板 xlsx，或同样表头的 CSV（UTF-8、GBK）。没有数据的留空，不要填 0。</p>
      </section>
      {share !== null && (
        <div class="row">
          <Bar share={share} label="正在上传" unknown={share >= 1} />
          <span class="cap nb">{share >= 1 ? '正在读取并匹配' : `${Math.floor(share * 100)}%`}</span>
          <button type="button" class="btn btn-s" onClick={cancel}>
            取消
          </button>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  )
}
