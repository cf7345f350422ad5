import type { ComponentChildren } from 'preact'

export interface PartCardProps {
  /** Where the contents lead to. */
  readonly id: string
  readonly title: string
  /** Beside the title: what holds for the whole part. */
  readonly aside?: ComponentChildren
  readonly children: ComponentChildren
}

/** One part of a standard's page; the contents lead to its heading. */
export function PartCard({ id, title, aside, children }: PartCardProps) {
  return (
    <section class="card std-part" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        {aside !== undefined && <span class="aside cap">{aside}</span>}
      </div>
      {children}
    </section>
  )
}
