import './key-figure.css'
import type { ComponentChildren } from 'preact'
import { count } from '#ui/number.ts'

export interface KeyFigureProps {
  readonly label: string
  readonly value: number
  readonly unit: string
  /** Where the figure leads; null where there is nothing to be seen of it. */
  readonly href: string | null
  readonly note: ComponentChildren
  readonly isBad?: boolean
}

/** One of the figures at the head of a page, in a card of class key-figures. */
export function KeyFigure({ label, value, unit, href, note, isBad = false }: KeyFigureProps) {
  const content = (
    <>
      <span class="key-figure-label">{label}</span>
      <span class="nb">
        <b class={isBad ? 'big-figure is-bad' : 'big-figure'}>{count(value)}</b>
        <span class="key-figure-unit">{unit}</span>
      </span>
      <span class="cap">{note}</span>
    </>
  )
  if (href === null) return <div class="key-figure">{content}</div>
  return (
    <a class="key-figure" href={href}>
      {content}
    </a>
  )
}
