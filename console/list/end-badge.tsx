const ends = {
  done: ['badge badge-ok', '完成'],
  cancelled: ['badge', '已取消'],
  failed: ['badge badge-err', '未完成'],
} as const

/** How a file that was made while it was sent came to its end. */
export function EndBadge({ ended }: { readonly ended: keyof typeof ends }) {
  const [look, word] = ends[ended]
  return <span class={look}>{word}</span>
}
