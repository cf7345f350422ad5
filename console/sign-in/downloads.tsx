import { useEffect, useState } from 'preact/hooks'
import { endpoints } from '#core/api/table.ts'
import type { Call } from '#ui/client.ts'
import { addressOf } from '#ui/client-address.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'

type Download = AnswerOf<'templates'>['items'][number]

/** What needs no account: the pane, the blank workbooks and, in a demo, the filled ones. */
export function Downloads({ call, demo }: { readonly call: Call; readonly demo: boolean }) {
  const [items, setItems] = useState<readonly Download[]>([])
  useEffect(() => {
    const stop = new AbortController()
    call('templates', {}, stop.signal).then(
      (answer) => setItems(answer.items),
      () => setItems([]),
    )
    return () => stop.abort()
  }, [call])
  const samples = items.filter((item) => item.kind === 'sample')
  const templates = items.filter((item) => item.kind === 'template')
  // Many, and each for one office only.
  const lists = templates.filter(({ audience }) => audience === 'department')
  return (
    <section class="card">
      <h2>填报不必登录</h2>
      <p class="sub">在填报页打开工作簿，可以校验、试算和改正；同步到区里时再登录。</p>
      <p>
        <a class="btn" href="/pane/">
          打开填报页
        </a>
      </p>
      {demo && <FileList title="示例工作簿（下载后在填报页打开）" items={samples} />}
      <FileList title="空白模板" items={templates.filter(({ audience }) => audience !== 'department')} />
      {lists.length > 0 && (
        <details>
          <summary>{`部门核定模板（${lists.length} 份）`}</summary>
          <Files items={lists} />
        </details>
      )}
    </section>
  )
}

function FileList({ title, items }: { readonly title: string; readonly items: readonly Download[] }) {
  if (items.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <Files items={items} />
    </div>
  )
}

function Files({ items }: { readonly items: readonly Download[] }) {
  return (
    <ul class="downloads">
      {items.map((item) => (
        <li key={item.name}>
          <a class="link" href={addressOf(endpoints.template, { params: { name: item.name } })} download={item.name}>
            {item.title}
          </a>
          <span class="cap nb">{`${count(Math.ceil(item.bytes / 1024))} KB`}</span>
        </li>
      ))}
    </ul>
  )
}
