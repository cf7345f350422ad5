import { Icon } from '#ui/icon.tsx'

/** What every page about a formal result says of the gates it was let through. */
export function OverrideNotes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div class="banner banner-warn">
      <Icon name="warning" />
      <div class="banner-text">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
    </div>
  )
}
