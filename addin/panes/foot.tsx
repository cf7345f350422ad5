import type { ComponentChildren } from 'preact'

/** Time of the last run at the start, at most two quiet buttons and the filled one at the end. */
export function Foot({ text, children }: { text: ComponentChildren; children: ComponentChildren }) {
  return (
    <footer class="foot">
      <p class="foot-text cap">{text}</p>
      <div class="foot-acts">{children}</div>
    </footer>
  )
}
