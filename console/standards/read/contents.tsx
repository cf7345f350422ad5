import { Icon } from '#ui/icon.tsx'

export interface ContentsEntry {
  /** Of the heading it leads to. */
  readonly id: string
  readonly label: string
  /** Faults in that part. */
  readonly faults?: number
}

/** 目录: beside the text where there is room, above it elsewhere. */
export function Contents({ entries }: { readonly entries: readonly ContentsEntry[] }) {
  return (
    <nav class="std-contents no-print" aria-label="目录">
      {entries.map(({ id, label, faults = 0 }) => (
        <a key={id} href={`#${id}`}>
          {label}
          {faults > 0 && (
            <span class="counter counter-err">
              {faults}
              <span class="vh"> 处须改正</span>
            </span>
          )}
        </a>
      ))}
      <a href="#main" class="std-top">
        <Icon name="arrow-up" />
        回到顶部
      </a>
    </nav>
  )
}
