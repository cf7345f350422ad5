import { useState } from 'preact/hooks'
import type { UploadRun } from '#core/api/bulk-upload-shapes.ts'
import { count } from '#ui/number.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { useSession } from '../session/session.ts'
import { FileDrop } from './file-drop.tsx'
import { uploader } from './uploader.ts'

export interface GoOnCardProps {
  readonly run: UploadRun
  readonly onEnded: () => void
}

/** A run that was broken off: the same files again, or its end. A page cannot keep files over a reload. */
export function GoOnCard({ run: { id, cycle, left, files }, onEnded }: GoOnCardProps) {
  const { call } = useSession()
  const [failure, setFailure] = useState<unknown>(null)
  const end = async (): Promise<void> => {
    setFailure(null)
    try {
      const announced = (files.taken ?? 0) + (files.refused ?? 0) + left
      await call('closeUploadRun', { params: { id }, body: { end: 'cancelled', announced, unsent: [] } })
      onEnded()
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <section class="card card-body stack uploads-start no-print" aria-label="接着上传">
      <p>
        <b>{left === 0 ? '文件都已收到，这一批还没有结束。' : `上传中断，还有 ${count(left)} 个文件没有收到。`}</b>
        请再次选择同一批文件或文件夹：已收到的按内容识别，不会重复；也可以就此结束，已写入的保留。
      </p>
      <FileDrop
        name="接着上传"
        isDisabled={uploader.isRunning}
        onChosen={(chosen) => void uploader.start({ run: id, cycle, chosen, call })}
      >
        或拖放到此处。
      </FileDrop>
      <p>
        <button type="button" class="btn btn-s" onClick={() => void end()}>
          结束这一批
        </button>
      </p>
      {failure !== null && <FailureNotice failure={failure} />}
    </section>
  )
}
