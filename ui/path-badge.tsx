import './path-badge.css'
import { type DisposalPath, disposalPaths } from '#core/vocabulary/disposal-path.ts'

export interface PathBadgeProps {
  /** Null: 路径未定. */
  readonly path: DisposalPath | null
}

/** Number of a path's colour, 1–5: `--path-1`. */
export function pathNumber(path: DisposalPath): number {
  return disposalPaths.indexOf(path) + 1
}

/** A disposal path as its first character on its colour, and its name. */
export function PathBadge({ path }: PathBadgeProps) {
  if (path === null) return <span class="badge badge-dash">路径未定</span>
  return (
    <span class="path-badge">
      <span class={`path-mark path-${pathNumber(path)}`} aria-hidden="true">
        {path.slice(0, 1)}
      </span>
      {path}
    </span>
  )
}
