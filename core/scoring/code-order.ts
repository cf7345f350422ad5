/** By parcel code, ascending. No two parcels that are compared have the same code. */
export function byParcelCode(a: { readonly parcelCode: string }, b: { readonly parcelCode: string }): number {
  return a.parcelCode < b.parcelCode ? -1 : 1
}
