/** A request whose absent parts are left out rather than undefined. */
export type Asking<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> }
