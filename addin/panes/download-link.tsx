import { Icon } from '#ui/icon.tsx'
import { type Template, templateAddress } from '../app/template-files.ts'

/** The file itself, under its own name. */
export function DownloadLink({ item, class: look = 'link', children }: DownloadLinkProps) {
  return (
    <a class={look} href={templateAddress(item)} download={item.name} aria-label={children ?? `下载${item.title}`}>
      <Icon name="download" />
      {children ?? '下载'}
    </a>
  )
}

export interface DownloadLinkProps {
  readonly item: Template
  readonly class?: string
  /** Its words where it stands alone; beside the template's name 下载 is enough. */
  readonly children?: string
}
