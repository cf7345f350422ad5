import { useEffect, useRef } from 'preact/hooks'
import { Progress } from '#ui/progress.tsx'
import type { MadeFile } from '../data/use-made-file.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'

export interface MadeZipProps<Of> {
  readonly zip: MadeFile<Of>
  /** 正在制作催办函 */
  readonly title: string
  /** What is kept of a making that was cancelled. */
  readonly cancelled: string
  readonly done: (of: Of) => string
  /** The name it is saved under. */
  readonly fileName: (of: Of) => string
}

/** How far a zip of 份 is, or that it is there: it is saved at once, and may be saved again. */
export function MadeZip<Of>({ zip, title, cancelled, done, fileName }: MadeZipProps<Of>) {
  const { running, file, failure, wasCancelled, cancel } = zip
  const link = useRef<HTMLAnchorElement>(null)
  const address = file?.address ?? null
  useEffect(() => {
    if (address !== null) link.current?.click()
  }, [address])
  return (
    <>
      {running !== null && (
        <Progress title={title} done={running.done} total={running.total} unit="份" onCancel={cancel} />
      )}
      {failure !== null && <FailureNotice failure={failure} />}
      {wasCancelled && (
        <div class="banner banner-info" role="status">
          <p class="banner-text">{cancelled}</p>
        </div>
      )}
      {file !== null && (
        <div class="banner banner-ok" role="status">
          <p class="banner-text">{done(file.of)}</p>
          <a class="btn btn-s" ref={link} href={file.address} download={fileName(file.of)}>
            再次保存
          </a>
        </div>
      )}
    </>
  )
}
