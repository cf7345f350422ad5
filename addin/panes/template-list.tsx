import { useEffect, useState } from 'preact/hooks'
import { createClient } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { FileApp, FileSource } from '../app/file-desk.ts'

type Template = AnswerOf<'templates'>['items'][number]

interface Group {
  readonly title: string
  readonly holds: (item: Template) => boolean
  /** Of no use to most who come here: folded at first. */
  readonly folded: boolean
}

const isDepartment = ({ name }: Template): boolean => name.startsWith('部门核定')

const groups: readonly Group[] = [
  { title: '示例工作簿（示例数据）', holds: (item) => item.kind === 'sample', folded: false },
  { title: '空白模板', holds: (item) => item.kind === 'template' && !isDepartment(item), folded: false },
  { title: '部门核定模板', holds: (item) => item.kind === 'template' && isDepartment(item), folded: true },
]

/** Blank templates and sample workbooks of the server, to be opened here or downloaded. Nothing is shown without a server. */
export function TemplateList({ app }: { app: FileApp }) {
  const [items, setItems] = useState<readonly Template[]>([])
  useEffect(() => {
    const control = new AbortController()
    const call = createClient({ token: () => null })
    call('templates', {}, control.signal).then(
      (answer) => setItems(answer.items),
      // Without a server the page works on; the list is only an offer.
      () => setItems([]),
    )
    return () => control.abort()
  }, [])
  return (
    <>
      {groups.map((group) => {
        const members = items.filter(group.holds)
        return members.length === 0 ? null : <GroupCard key={group.title} group={group} members={members} app={app} />
      })}
    </>
  )
}

function GroupCard({ group, members, app }: { group: Group; members: readonly Template[]; app: FileApp }) {
  const [isOpen, setOpen] = useState(!group.folded)
  return (
    <section class="card" aria-label={group.title}>
      <button type="button" class="template-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
        <b>{group.title}</b>
        <span class="sub nb">{`${count(members.length)} 个`}</span>
      </button>
      {isOpen && (
        <ul>
          {members.map((item) => (
            <li key={item.name} class="card-part template">
              <span class="template-name">
                {item.title}
                <span class="cap nb">{`${count(Math.ceil(item.bytes / 1024))} KB`}</span>
              </span>
              <button type="button" class="link" onClick={() => app.desk.open(sourceOf(item))}>
                在此打开
              </button>
              <a class="link" href={addressOf(item)} download={item.name} aria-label={`下载${item.title}`}>
                <Icon name="download" />
                下载
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function addressOf({ name }: Template): string {
  return `/api/v1/templates/${encodeURIComponent(name)}`
}

function sourceOf(item: Template): FileSource {
  return {
    name: item.name,
    bytes: async () => {
      const response = await fetch(addressOf(item), { credentials: 'omit' })
      if (!response.ok) throw new Error(`template ${item.name}: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
