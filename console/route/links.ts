import { navigate } from './place.ts'

/** Path prefixes that other programs answer: the API (downloads) and the pane. */
const elsewhere = ['/api/', '/pane']

/**
 * Lets plain links move inside the page: `<a href>` stays a real link that opens in a new tab, is copied and is read
 * aloud as one. Returns how to stop.
 */
export function followLinks(root: HTMLElement): () => void {
  const onClick = (event: MouseEvent): void => {
    const address = addressWithin(event)
    if (address === null) return
    event.preventDefault()
    navigate(address)
  }
  root.addEventListener('click', onClick)
  return () => root.removeEventListener('click', onClick)
}

function addressWithin(event: MouseEvent): string | null {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
  if (!isPlain || event.defaultPrevented || !(event.target instanceof Element)) return null
  const link = event.target.closest('a')
  const address = link?.getAttribute('href')
  if (link === null || !address?.startsWith('/') || link.target !== '' || link.hasAttribute('download')) return null
  return elsewhere.some((prefix) => address.startsWith(prefix)) ? null : address
}
