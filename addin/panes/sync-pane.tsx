import type { PaneProps } from './pane-body.tsx'

export function SyncPane(_props: PaneProps) {
  return <div class="pane-content" />
}
