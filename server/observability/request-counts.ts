import type { Metric, Sample } from './exposition.ts'
import type { RequestRecord } from './log.ts'

/** Upper ends of the classes of duration, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

interface Durations {
  readonly upTo: number[]
  sum: number
  count: number
}

/** Counts requests by route and status, and how long they took by route. Routes are a closed list: it cannot grow. */
export interface RequestCounts {
  add(record: RequestRecord): void
  metrics(): readonly Metric[]
}

export function createRequestCounts(): RequestCounts {
  const byStatus = new Map<string, { readonly labels: Record<string, string>; value: number }>()
  const byRoute = new Map<string, Durations>()
  return {
    add({ route, method, status, milliseconds }) {
      const labels = { route, method, status: String(status) }
      const key = Object.values(labels).join(' ')
      const counted = byStatus.get(key) ?? { labels, value: 0 }
      counted.value += 1
      byStatus.set(key, counted)
      const durations = byRoute.get(route) ?? { upTo: bounds.map(() => 0), sum: 0, count: 0 }
      const seconds = milliseconds / 1000
      for (const [index, bound] of bounds.entries()) {
        if (seconds <= bound) durations.upTo[index] = (durations.upTo[index] ?? 0) + 1
      }
      durations.sum += seconds
      durations.count += 1
      byRoute.set(route, durations)
    },
    metrics: () => [
      {
        name: 'checkup_http_requests_total',
        help: 'Requests answered.',
        type: 'counter',
        samples: [...byStatus.values()].map(({ labels, value }) => ({ labels, value })),
      },
      {
        name: 'checkup_http_request_duration_seconds',
        help: 'From the head of a request to that of its answer.',
        type: 'histogram',
        samples: [...byRoute].flatMap(([route, durations]) => histogram(route, durations)),
      },
    ],
  }
}

function histogram(route: string, { upTo, sum, count }: Durations): readonly Sample[] {
  const buckets = bounds.map((bound, index) => ({
    ending: '_bucket',
    labels: { route, le: String(bound) },
    value: upTo[index] ?? 0,
  }))
  return [
    ...buckets,
    { ending: '_bucket', labels: { route, le: '+Inf' }, value: count },
    { ending: '_sum', labels: { route }, value: sum },
    { ending: '_count', labels: { route }, value: count },
  ]
}
