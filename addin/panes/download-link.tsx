import { Icon } from '#ui/icon.tsx'
import { type Template, templateAddress } from '../app/template-files.ts'

/** The file itself, under its own name. */
export function DownloadLink({ item, class: look = 'link', children = '下载' }: DownloadLinkProps) {
  return (
    <a class={look} href={templateAddress(item)} download={item.name} aria-label={`下载${item.title}`}>
      <Icon name="download" />
      {children}
    </a>
  )
}

export interface DownloadLinkProps {
  readonly item: Template
  readonly class?: string
  readonly children?: string
}
