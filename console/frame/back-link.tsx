import { Icon } from '#ui/icon.tsx'

export interface BackLinkProps {
  readonly to: string
  /** 返回函件列表 */
  readonly children: string
}

/** Above the head of a page: the way back to the list it was opened from. */
export function BackLink({ to, children }: BackLinkProps) {
  return (
    <p class="no-print">
      <a class="link" href={to}>
        <Icon name="arrow-left" />
        {children}
      </a>
    </p>
  )
}
