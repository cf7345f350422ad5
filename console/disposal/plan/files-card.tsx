import { useState } from 'preact/hooks'
import { type DisposalDetail, type DisposalFilePurpose, filePurposes } from '#core/api/disposal-shapes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { LabelledChoice } from '#ui/form/labelled.tsx'
import { instantInTable } from '#ui/instant.ts'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../../data/use-file-upload.ts'
import { Sending } from '../../list/drop-one.tsx'
import { fileSize } from '../../list/file-size.ts'
import { PickFiles } from '../../list/pick-files.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { useSession } from '../../session/session.ts'

const purposeNames: Readonly<Record<DisposalFilePurpose, string>> = {
  plan: '编制依据',
  review: '会签材料',
  milestone: '节点完成依据',
  completion: '处置完成依据',
}

export interface FilesCardProps {
  readonly plan: DisposalDetail
  readonly onPlan: (plan: DisposalDetail) => void
}

/** 依据: files that show what the plan says, by what they are for; a place for more while the reader may bring any. */
export function FilesCard({ plan, onPlan }: FilesCardProps) {
  const { id, files, mayAttach } = plan
  return (
    <section class="card no-print" aria-labelledby="files-title">
      <div class="card-head">
        <h2 id="files-title">依据材料</h2>
        <span class="aside cap">{`${files.length} 个文件`}</span>
      </div>
      <div class="card-body stack-s">
        {files.length === 0 && <p class="sub">还没有上传材料。</p>}
        {files.length > 0 && (
          <ul class="plan-files">
            {files.map(({ sha256, name, size, purpose, by, at }) => (
              <li key={`${sha256} ${purpose}`}>
                <span class="badge">{purposeNames[purpose]}</span>
                <a href={addressOf(endpoints.disposalPlanFile, { params: { id, sha256 } })} download={name}>
                  {name}
                </a>
                <span class="cap">{`${fileSize(size)}　${by} ${instantInTable(at)}`}</span>
              </li>
            ))}
          </ul>
        )}
        {mayAttach && <FilesUpload plan={plan} onPlan={onPlan} />}
      </div>
    </section>
  )
}

/** What a file is for in the present state, the likeliest first. */
function usualPurpose({ state }: DisposalDetail, isDepartment: boolean): DisposalFilePurpose {
  if (isDepartment) return 'review'
  return state === 'approved' || state === 'underway' ? 'milestone' : 'plan'
}

function FilesUpload({ plan, onPlan }: FilesCardProps) {
  const { account } = useSession()
  const isDepartment = account.role === 'department'
  const [purpose, setPurpose] = useState(() => usualPurpose(plan, isDepartment))
  const { share, failure, run, cancel } = useFileUpload()
  const send = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const sent = await run((options) =>
        upload('attachToDisposalPlan', { params: { id: plan.id }, body: file }, { ...options, fields: { purpose } }),
      )
      if (sent === null) return
      onPlan(sent)
    }
  }
  return (
    <>
      <div class="plan-upload">
        {!isDepartment && (
          <LabelledChoice
            label="材料用途"
            value={purpose}
            choices={filePurposes
              .filter((each) => each !== 'review')
              .map((each) => ({ value: each, label: purposeNames[each] }))}
            onValue={(value) => setPurpose(filePurposes.find((each) => each === value) ?? purpose)}
          />
        )}
        <PickFiles
          label="上传材料"
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          isMultiple
          isDisabled={share !== null}
          onFiles={(files) => void send(files)}
        />
      </div>
      <p class="cap">PDF、JPG、PNG、Word、Excel，单个不超过 20 MB（PDF 50 MB）。按内容检查，含宏的不收；加密保存。</p>
      {share !== null && <Sending share={share} then="正在检查内容" onCancel={cancel} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
