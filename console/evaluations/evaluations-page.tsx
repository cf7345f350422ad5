export function EvaluationsPage() {
  return <p>{''}</p>
}
