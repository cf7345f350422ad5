export function ImportCard(_: { readonly onClose: () => void }) {
  return null
}
