/** The adapter for WPS was never run there: said wherever the pane is, with the way that is sure. */
export function WpsChip() {
  return (
    <a
      class="chip context-chip"
      href="/pane/"
      target="_blank"
      rel="noopener"
      aria-label="WPS 为实验支持，可在网页中填报"
    >
      实验支持
    </a>
  )
}
