/** What keeps a form from being saved, all of it at once; nothing when there is nothing. */
export function FaultList({ faults }: { readonly faults: readonly string[] }) {
  if (faults.length === 0) return null
  return (
    <div class="field-error" role="alert">
      <ul>
        {faults.map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
    </div>
  )
}
