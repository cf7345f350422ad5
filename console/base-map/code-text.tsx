export interface CodeTextProps {
  readonly parcelCode: string | null
  /** The code is ours: the platform has given none. */
  readonly isProposedCode: boolean
}

/** A code; one that is ours is marked as such wherever it stands. */
export function CodeText({ parcelCode, isProposedCode }: CodeTextProps) {
  if (parcelCode === null) return <span class="is-blank">未定</span>
  return (
    <span class="nb">
      {parcelCode}
      {isProposedCode && (
        <span class="badge badge-dash base-proposed" title="平台没有编码，由本区按规则拟定">
          拟
        </span>
      )}
    </span>
  )
}
