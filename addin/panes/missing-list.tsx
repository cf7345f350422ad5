import { useState } from 'preact/hooks'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'
import type { Place } from '../host/host.ts'
import type { MissingCell, SectionProgress } from '../workers/protocol.ts'

export interface MissingListProps {
  readonly sections: readonly SectionProgress[]
  readonly onGo: (place: Place) => void
}

/** Sections with how much is filled; a section that lacks something unfolds to the blank cells, each a way there. */
export function MissingList({ sections, onGo }: MissingListProps) {
  const firstOpen = sections.find((section) => section.filled < section.required)
  return (
    <ul class="missing">
      {sections.map((section) => (
        <Section
          key={`${section.form}/${section.key}`}
          section={section}
          startsOpen={section === firstOpen}
          onGo={onGo}
        />
      ))}
    </ul>
  )
}

interface SectionProps {
  readonly section: SectionProgress
  readonly startsOpen: boolean
  readonly onGo: (place: Place) => void
}

function Section({ section, startsOpen, onGo }: SectionProps) {
  const [turned, setTurned] = useState<boolean | null>(null)
  const isDone = section.filled === section.required
  const isOpen = !isDone && (turned ?? startsOpen)
  const unlisted = section.required - section.filled - section.missing.length
  return (
    <li>
      <button
        type="button"
        class="missing-head"
        aria-expanded={isDone ? undefined : isOpen}
        onClick={() => setTurned(!isOpen)}
      >
        <Icon
          name={isDone ? 'done' : isOpen ? 'chevron-down' : 'chevron-right'}
          size={14}
          class={isDone ? 'is-done' : ''}
        />
        <span class="missing-title">{section.title}</span>
        <span class="nb sub">{`${count(section.filled)} / ${count(section.required)}`}</span>
        {isDone && <span class="vh">已填齐</span>}
      </button>
      {isOpen && (
        <ul>
          {section.missing.map((cell) => (
            <li key={`${cell.row}/${cell.field}`}>
              <MissingButton cell={cell} onGo={onGo} />
            </li>
          ))}
          {unlisted > 0 && <li class="missing-more cap">{`其余 ${count(unlisted)} 项填完上面的再列出`}</li>}
        </ul>
      )}
    </li>
  )
}

function MissingButton({ cell, onGo }: { cell: MissingCell; onGo: (place: Place) => void }) {
  return (
    <button type="button" class="missing-cell" onClick={() => onGo(cell)}>
      <span>
        {cell.label}
        {cell.rowName !== '' && <span class="cap">{`　${cell.rowName}`}</span>}
      </span>
      <span class="cap nb">未填</span>
    </button>
  )
}
