export function StandardPage({ id }: { readonly id: string }) {
  return <p>{id}</p>
}
