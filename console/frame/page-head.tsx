import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { usePlace } from '../route/place.ts'
import { useSession } from '../session/session.ts'

export interface PageHeadProps {
  readonly title: string
  /** Beside the title: counts, chips. */
  readonly beside?: ComponentChildren
  /** At the end of the line: time of the data and the page's acts, the filled one last. */
  readonly children?: ComponentChildren
}

/** Title and acts of a page. A newly opened page takes the focus to its title, so that it is read and Tab goes on from it. */
export function PageHead({ title, beside, children }: PageHeadProps) {
  const { demo } = useSession()
  const { path, step } = usePlace()
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useRef(step === 0)
  useEffect(() => {
    document.title = `${title} · 产业用地体检`
  }, [title])
  // another path is another page
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus({ preventScroll: true })
    isFirst.current = false
  }, [path])
  return (
    <div class="page-head">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {demo && <span class="badge badge-info">示例数据</span>}
      {beside}
      <div class="page-head-aside">{children}</div>
    </div>
  )
}
