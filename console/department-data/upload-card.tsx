import { endpoints } from '#core/api/table.ts'
import { departmentTemplateTitle } from '#core/vocabulary/template-title.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../data/use-file-upload.ts'
import { useCyclePath } from '../frame/use-cycle.ts'
import { DropOne, Sending } from '../list/drop-one.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { nameOfDepartment } from '../notice/field-words.ts'
import { departmentListPath } from '../route/department-route.ts'
import { navigate } from '../route/place.ts'
import { useSession } from '../session/session.ts'

/** The template, and the file that was made from it: chosen or dropped, read and matched, nothing written. */
export function UploadCard({ cycle }: { readonly cycle: string }) {
  const { account } = useSession()
  const pathIn = useCyclePath()
  const { share, failure, run, cancel } = useFileUpload()
  const template = `${departmentTemplateTitle(nameOfDepartment(account.org))}.xlsx`
  const send = async (file: File): Promise<void> => {
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
      <DropOne
        place="名单文件"
        label="导入名单"
        accept=".xlsx,.csv"
        isDisabled={share !== null}
        onFile={(file) => void send(file)}
      >
        或拖放到此处。模板 xlsx，或同样表头的 CSV（UTF-8、GBK）。没有数据的留空，不要填 0。
      </DropOne>
      {share !== null && <Sending share={share} then="正在读取并匹配" onCancel={cancel} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  )
}
