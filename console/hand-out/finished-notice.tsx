import { useEffect, useRef } from 'preact/hooks'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'

export interface FinishedNoticeProps {
  readonly townCode: string
  /** Of the file in this browser. */
  readonly address: string
  readonly cycle: string
}

/** The zip is there: saved at once, and once more for whoever declined. */
export function FinishedNotice({ townCode, address, cycle }: FinishedNoticeProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.click(), [address])
  const name = townName(townCode) ?? townCode
  return (
    <div class="banner banner-info" role="status">
      <Icon name="done" />
      <p class="banner-text">
        {`${name}的一地一表已制作完成，`}
        “下发清单”列出每份文件、企业和版本号。回收后在填报窗格中打开并同步，系统按版本号合并。
      </p>
      <a class="btn btn-s" ref={link} href={address} download={`一地一表-${name}-${cycle}.zip`}>
        再次保存
      </a>
    </div>
  )
}
