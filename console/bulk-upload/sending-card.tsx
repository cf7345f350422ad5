import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import { Progress } from '#ui/progress.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { type Sending, uploader } from './uploader.ts'

const pauses = {
  busy: '服务器正忙，稍后自动继续。',
  broken: '连接中断，正在自动重试。已收到的文件不会重复；要离开的，回来后选择同一批文件即可接着上传。',
} as const

const titles = {
  preparing: '正在清点文件',
  sending: '正在上传并读取',
  closing: '正在汇总结果',
} as const

/** How the upload of this page goes: progress and cancel, why it waits, why it stopped. */
export function SendingCard({ sending }: { readonly sending: Sending }) {
  const { phase, done, total, known, ignored, pause, failure } = sending
  const beside = [
    ...(known === 0 ? [] : [`${count(known)} 个早已收到或内容相同，没有重复上传`]),
    ...(ignored === 0 ? [] : [`跳过 ${count(ignored)} 个临时文件和系统文件`]),
  ]
  return (
    <>
      {phase !== 'ended' && phase !== 'failed' && (
        <Progress
          title={titles[phase]}
          done={done}
          total={phase === 'preparing' ? 0 : total}
          unit="个文件"
          onCancel={() => uploader.cancel()}
        />
      )}
      {pause !== null && (
        <p class="with-icon base-note" role="status">
          <Icon name="warning" class="is-warning" />
          <span>{pauses[pause]}</span>
        </p>
      )}
      {beside.length > 0 && <p class="cap">{`${beside.join('；')}。`}</p>}
      {phase === 'failed' && <FailureNotice failure={failure} />}
    </>
  )
}
