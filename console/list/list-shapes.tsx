/** Grey shapes of a list that is on its way; inside a card that stands already. */
export function ListShapes({ label, inCard = false }: { readonly label: string; readonly inCard?: boolean }) {
  return (
    <div class={inCard ? 'card-body stack' : 'card card-body stack'} role="status" aria-label={`正在读取${label}`}>
      {[0, 1, 2, 3].map((line) => (
        <span key={line} class="skeleton" />
      ))}
    </div>
  )
}
