/** Asks the server; throws for every answer that is a refusal. */
export type Ask = (path: string, body?: FormData | object) => Promise<Response>

export function asking(url: string, token: string): Ask {
  return async (path, body) => {
    const isForm = body instanceof FormData
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
    }
    const sent = body === undefined ? {} : { method: 'POST', body: isForm ? body : JSON.stringify(body) }
    const response = await fetch(`${url}${path}`, { headers, ...sent })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
}

/** Reads the answer to its end and lets go of it. */
export async function drained(response: Response): Promise<void> {
  for await (const _piece of response.body ?? []);
}
