/** Ours, in a process of its own, so that its CPU can be read apart. */
import { openHouse } from '../../src/main.ts'

const setup: { webUrl: string; doorUrl: string; port: number } = JSON.parse(
  process.env['BENCH_SETUP'] ?? '{}',
)
await openHouse({
  databases: { web: setup.webUrl, door: setup.doorUrl },
  secret: 'x'.repeat(40),
  publicUrl: `http://127.0.0.1:${setup.port}`,
  port: setup.port,
  host: '127.0.0.1',
  demonstration: true,
})
process.send?.({ port: setup.port })
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
