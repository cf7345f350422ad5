import type { FileApp, FileSource } from '../app/file-desk.ts'
import { type Template, templateBytes } from '../app/template-files.ts'
import { DownloadLink } from './download-link.tsx'
import { TemplateGroups } from './template-groups.tsx'
import { useTemplates } from './use-templates.ts'

/** Blank templates and sample workbooks of the server, to be opened here or downloaded. Nothing is shown without any. */
export function TemplateList({ app }: { app: FileApp }) {
  const { templates } = useTemplates()
  // Without a server the page works on; the list is only an offer.
  if (templates.kind !== 'ready') return null
  return (
    <TemplateGroups
      items={templates.items}
      acts={(item) => (
        <>
          <button type="button" class="link" onClick={() => app.desk.open(sourceOf(item))}>
            在此打开
          </button>
          <DownloadLink item={item} />
        </>
      )}
    />
  )
}

function sourceOf(item: Template): FileSource {
  return { name: item.name, bytes: () => templateBytes(item) }
}
