import type { PaneProps } from './pane-body.tsx'

export function ScorePane(_props: PaneProps) {
  return <div class="pane-content" />
}
