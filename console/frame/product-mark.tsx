import './product-mark.css'

/** The product's name with its mark: parcels in a square. */
export function ProductMark() {
  return (
    <span class="product-mark">
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
        <rect width="22" height="22" rx="5" fill="var(--brand)" />
        <path d="M5 5h5v7H5zM12 5h5v4h-5zM12 11h5v6h-5zM5 14h5v3H5z" fill="#fff" />
      </svg>
      <b>产业用地体检</b>
    </span>
  )
}
