import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { Template } from '../app/template-files.ts'

export interface TemplateGroupProps {
  readonly title: string
  readonly items: readonly Template[]
  /** Of no use to most who come here: folded at first. */
  readonly folded?: boolean
  /** What can be done with one. */
  readonly acts: (item: Template) => ComponentChildren
}

/** A kind of templates under its heading; nothing when there are none. */
export function TemplateGroup({ title, items, folded = false, acts }: TemplateGroupProps) {
  const [isOpen, setOpen] = useState(!folded)
  if (items.length === 0) return null
  return (
    <section class="card" aria-label={title}>
      <button type="button" class="template-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
        <b>{title}</b>
        <span class="sub nb">{`${count(items.length)} 个`}</span>
      </button>
      {isOpen && (
        <ul>
          {items.map((item) => (
            <li key={item.name} class="card-part template">
              <span class="template-name">
                {item.title}
                <span class="cap nb">{`${count(Math.ceil(item.bytes / 1024))} KB`}</span>
              </span>
              {acts(item)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
