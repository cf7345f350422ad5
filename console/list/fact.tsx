import type { ComponentChildren } from 'preact'

/** One of the facts that are listed at the head of a page. */
export function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
