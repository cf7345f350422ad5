import { useEffect, useRef } from 'preact/hooks'
import { handOutNames } from '#core/hand-out/file-name.ts'
import { townName } from '#core/vocabulary/district.ts'
import { Icon } from '#ui/icon.tsx'
import type { HandedTown } from './use-hand-out.ts'

export interface FinishedNoticeProps {
  readonly of: HandedTown
  /** Of the file in this browser. */
  readonly address: string
  readonly cycle: string
}

/** The zip is there: saved at once, and once more for whoever declined. */
export function FinishedNotice({ of: { townCode, as }, address, cycle }: FinishedNoticeProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => link.current?.click(), [address])
  const name = townName(townCode) ?? townCode
  return (
    <div class="banner banner-info" role="status">
      <Icon name="done" />
      <p class="banner-text">
        {`${name}的${handOutNames[as]}已制作完成，`}
        “下发清单”列出每份文件、企业和版本号。回收后在填报窗格中打开并同步，系统按版本号合并。
      </p>
      <a class="btn btn-s" ref={link} href={address} download={`${handOutNames[as]}-${name}-${cycle}.zip`}>
        再次保存
      </a>
    </div>
  )
}
