/** Grey shapes of a list that is on its way. */
export function ListShapes({ label }: { readonly label: string }) {
  return (
    <div class="card card-body stack" role="status" aria-label={`正在读取${label}`}>
      {[0, 1, 2, 3].map((line) => (
        <span key={line} class="skeleton" />
      ))}
    </div>
  )
}
