export interface ChipChoiceProps<Key extends string> {
  readonly label: string
  readonly choices: readonly { readonly key: Key; readonly label: string }[]
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
}

/** One of a few, each a chip. */
export function ChipChoice<Key extends string>({ label, choices, chosen, onChoose }: ChipChoiceProps<Key>) {
  return (
    <fieldset class="row chip-choice no-print">
      <legend class="vh">{label}</legend>
      {choices.map((choice) => (
        <button
          key={choice.key}
          type="button"
          class="chip"
          aria-pressed={choice.key === chosen}
          onClick={() => onChoose(choice.key)}
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  )
}
