/** A line of facts: what it is called, what it says, the cell it stands in. */
export interface Fact {
  readonly field: string
  readonly label: string
  readonly text: string
  /** Nothing is there yet: said quietly. */
  readonly isBlank: boolean
}

export interface FactListProps {
  readonly facts: readonly Fact[]
  readonly onGo: (field: string) => void
}

/** Facts of the sheet, each a way to its cell. */
export function FactList({ facts, onGo }: FactListProps) {
  return (
    <ul class="filing-facts">
      {facts.map(({ field, label, text, isBlank }) => (
        <li key={field}>
          <button type="button" class="missing-cell" onClick={() => onGo(field)}>
            <span>{label}</span>
            <span class={isBlank ? 'filing-value sub' : 'filing-value'}>{text}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
