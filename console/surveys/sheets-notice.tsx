import { useEffect, useRef } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'
import type { Sheets } from './use-sheets.ts'

/** How far the sheets have come, and the PDF once it is there. */
export function SheetsNotice({ sheets, cycle }: { readonly sheets: Sheets; readonly cycle: string }) {
  const { running, file, failure, wasCancelled } = sheets
  return (
    <>
      {running !== null && (
        <Progress
          title={
            running.done < running.total
              ? `正在准备${running.of.name}的核查表`
              : `已读取 ${running.total} 宗，正在排版（每百宗约十秒）`
          }
          done={running.done}
          total={running.total}
          unit="宗"
          onCancel={sheets.cancel}
        />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {wasCancelled && (
        <div class="banner banner-info" role="status">
          <p class="banner-text">已取消，没有保存文件。</p>
        </div>
      )}
      {file !== null && <Saved name={file.of.name} address={file.address} cycle={cycle} />}
    </>
  )
}

function Saved({ name, address, cycle }: { readonly name: string; readonly address: string; readonly cycle: string }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.click(), [address])
  return (
    <div class="banner banner-info" role="status">
      <Icon name="done" />
      <p class="banner-text">{`${name}的核查表已制作完成，一宗一页。`}</p>
      <a class="btn btn-s" ref={link} href={address} download={`现场核查表-${name}-${cycle}.pdf`}>
        再次保存
      </a>
    </div>
  )
}
