import { Icon } from '#ui/icon.tsx'

/** What the reading of a file says of it as a whole. */
export function ReadingNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="stack-s">
      {notes.map((note) => (
        <li key={note} class="with-icon base-note">
          <Icon name="info" class="is-info" />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  )
}
