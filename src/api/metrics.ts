import type { StatusGauge } from '../complaint/questions/gauges.ts'
import type { JobQueue } from '../platform/vital-signs.ts'

/** Requests answered so far, by method and status, and the seconds that they took together. */
export interface RequestCount { method: string; status: number; count: number; seconds: number }

export interface Figures {
  complaints: readonly StatusGauge[]
  jobs: JobQueue
  jobsAlive: boolean
  requests: readonly RequestCount[]
  residentBytes: number
  heapBytes: number
  uptimeSeconds: number
}

type Sample = [labels: Record<string, string | number>, value: number]

/** The figures in Prometheus' text format 0.0.4. */
export function metricsText({ complaints, jobs, jobsAlive, requests, residentBytes, heapBytes, uptimeSeconds }: Figures): string {
  return [
    metric('tanggap_complaints', 'gauge', 'Complaints by status, but for those filed away.', complaints.map(({ status, total }) => [{ status }, total])),
    metric('tanggap_complaints_overdue', 'gauge', 'Complaints whose promised time is up.', [[{}, complaints.reduce((sum, { overdue }) => sum + overdue, 0)]]),
    metric('tanggap_jobs', 'gauge', 'Jobs by state: waiting (due, not begun), neglected (waiting for five minutes), failing, given_up.', [
      [{ state: 'waiting' }, jobs.waiting], [{ state: 'neglected' }, jobs.neglected], [{ state: 'failing' }, jobs.failing], [{ state: 'given_up' }, jobs.givenUp],
    ]),
    metric('tanggap_jobs_alive', 'gauge', 'Whether jobs are being worked on.', [[{}, jobsAlive ? 1 : 0]]),
    metric('tanggap_http_requests_total', 'counter', 'Requests answered.', requests.map(({ method, status, count }) => [{ method, status }, count])),
    metric('tanggap_http_request_seconds_total', 'counter', 'Seconds spent on them.', requests.map(({ method, status, seconds }) => [{ method, status }, seconds])),
    metric('process_resident_memory_bytes', 'gauge', 'Memory of the program.', [[{}, residentBytes]]),
    metric('nodejs_heap_size_used_bytes', 'gauge', 'Memory in use by its objects.', [[{}, heapBytes]]),
    metric('process_uptime_seconds', 'gauge', 'Since it started.', [[{}, uptimeSeconds]]),
  ].join('')
}

function metric(name: string, type: 'gauge' | 'counter', help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([labels, value]) => `${name}${labelText(labels)} ${value}`)
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.map((line) => `${line}\n`).join('')}`
}

function labelText(labels: Sample[0]): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${String(value).replace(/[\\"\n]/gu, (found) => (found === '\n' ? '\\n' : `\\${found}`))}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}
