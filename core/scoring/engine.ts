/** Version of the scoring engine, carried by every result. It changes whenever the same facts could score differently. */
export const engineVersion = '1.0.0'
