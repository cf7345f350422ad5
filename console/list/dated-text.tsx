/** A date, or what stands before the next one. */
const parts = /\d{4}-\d{2}-\d{2}|.+?(?=\d{4}-\d{2}-\d{2}|$)/gsu

/** A sentence whose dates stay whole at the end of a line: browsers break them at their hyphens. */
export function DatedText({ text }: { readonly text: string }) {
  return (
    <>
      {[...text.matchAll(parts)].map(({ 0: part, index }) => (
        <span key={index} class={/^\d/.test(part) ? 'nb' : undefined}>
          {part}
        </span>
      ))}
    </>
  )
}
