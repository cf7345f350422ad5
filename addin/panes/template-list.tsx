import { useEffect, useState } from 'preact/hooks'
import { createClient } from '#ui/client.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { App } from '../app/app.ts'

type Template = AnswerOf<'templates'>['items'][number]

const groups = [
  { kind: 'template', title: '空白模板' },
  { kind: 'sample', title: '示例工作簿（示例数据）' },
] as const

/** Blank templates and sample workbooks of the server, to be opened here or downloaded. Nothing is shown without a server. */
export function TemplateList({ app }: { app: App }) {
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
      {groups.map(({ kind, title }) => {
        const members = items.filter((item) => item.kind === kind)
        if (members.length === 0) return null
        return (
          <section key={kind} class="card" aria-label={title}>
            <div class="card-head">
              <h2>{title}</h2>
            </div>
            <ul>
              {members.map((item) => (
                <li key={item.name} class="card-part template">
                  <span class="template-name">
                    {item.title}
                    <span class="cap nb">{`${count(Math.ceil(item.bytes / 1024))} KB`}</span>
                  </span>
                  <button type="button" class="link" onClick={() => app.open(sourceOf(item))}>
                    在此打开
                  </button>
                  <a class="link" href={addressOf(item)} download={item.name} aria-label={`下载${item.title}`}>
                    <Icon name="download" />
                    下载
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}

function addressOf({ name }: Template): string {
  return `/api/v1/templates/${encodeURIComponent(name)}`
}

function sourceOf(item: Template) {
  return {
    name: item.name,
    bytes: async () => {
      const response = await fetch(addressOf(item), { credentials: 'omit' })
      if (!response.ok) throw new Error(`template ${item.name}: ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }
}
