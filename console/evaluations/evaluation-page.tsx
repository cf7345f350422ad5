export function EvaluationPage({ id }: { readonly id: string }) {
  return <p>{id}</p>
}
