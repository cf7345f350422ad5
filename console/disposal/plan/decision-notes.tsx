import { Icon } from '#ui/icon.tsx'

/** What is said with the decision the plan rests on wherever it is shown: gates that were let through, and why. */
export function DecisionNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div class="banner banner-warn no-print">
      <Icon name="warning" />
      <ul class="banner-text" aria-label="审定所依据的评估">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}
