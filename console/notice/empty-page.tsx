import type { ComponentChildren } from 'preact'
import { PageHead } from '../frame/page-head.tsx'

/** A page that has nothing to work on, and what to do instead. */
export function EmptyPage({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <>
      <PageHead title={title} />
      <div class="card">
        <div class="empty">{children}</div>
      </div>
    </>
  )
}
