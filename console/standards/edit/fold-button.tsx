import { Icon } from '#ui/icon.tsx'
import { useEditing } from './editing.ts'

export interface FoldButtonProps {
  readonly at: string
  readonly id: string
  readonly name: string
}

/** Unfolds the form of an indicator or a rule, whose element has the id `${at}-form`; one is open at a time. */
export function FoldButton({ at, id, name }: FoldButtonProps) {
  const { opened, open } = useEditing()
  const isOpen = opened === at
  return (
    <button
      type="button"
      class="std-fold"
      aria-expanded={isOpen}
      aria-controls={`${at}-form`}
      onClick={() => open(isOpen ? null : at)}
    >
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      <b>{id}</b> {name}
    </button>
  )
}
